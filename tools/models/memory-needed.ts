/**
 * Memory that weights take at each quantization, in MB, with a tenth on top for scales, tables and a short context.
 * An estimate: the file on disk says it exactly.
 */
export function memoryNeeded(
  parameters: number,
  bits: readonly number[],
): { bits: number; memory_mb: number }[] {
  return bits.map((width) => ({
    bits: width,
    memory_mb: Math.round(((parameters * width) / 8 / 1024 / 1024) * 1.1),
  }));
}
