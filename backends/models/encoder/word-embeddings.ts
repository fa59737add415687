import { blockBytes, blockWeights, type E5File } from "./e5-file.ts";
import { fromHalfPrecision } from "./half-precision.ts";

/** Writes what enters the graph for a token sequence: word + position + type embedding, `hidden` numbers a token. */
export type EmbedTokens = (tokens: readonly number[], target: Float32Array, offset: number) => Promise<void>;

export async function openWordEmbeddings(file: E5File): Promise<EmbedTokens> {
  const positions = toFloats(await file.readTensor("emb.pos"));
  const types = toFloats(await file.readTensor("emb.type"));
  return async (tokens, target, offset) => {
    const rows = await Promise.all(tokens.map((token) => file.readWordRow(token)));
    rows.forEach((row, position) => {
      const at = offset + position * file.hidden;
      addRow(row, target, at);
      for (let index = 0; index < file.hidden; index++) {
        target[at + index] =
          (target[at + index] ?? 0) + (positions[position * file.hidden + index] ?? 0) + (types[index] ?? 0);
      }
    });
  };
}

function addRow(row: Uint8Array, target: Float32Array, at: number): void {
  for (let block = 0; block < row.length / blockBytes; block++) {
    const from = block * blockBytes;
    const scale = fromHalfPrecision((row[from] ?? 0) | ((row[from + 1] ?? 0) << 8));
    for (let index = 0; index < blockWeights / 2; index++) {
      const pair = row[from + 2 + index] ?? 0;
      target[at + block * blockWeights + index] = ((pair & 0x0f) - 8) * scale;
      target[at + block * blockWeights + blockWeights / 2 + index] = ((pair >> 4) - 8) * scale;
    }
  }
}

function toFloats(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}
