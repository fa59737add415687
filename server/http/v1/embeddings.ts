import { z } from "zod";

export const embeddingsInput = z.object({
  model: z.string().min(1).max(300),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(512)]),
  encoding_format: z.enum(["float", "base64"]).default("float"),
});

type Written = { model: string; vectors: readonly Float32Array[]; format: "float" | "base64" };

/** Vectors in OpenAI's shape. The encoders count no tokens, so the usage says none. */
export function writeEmbeddings({ model, vectors, format }: Written) {
  return {
    object: "list",
    model,
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: format === "float" ? [...vector] : toBase64(vector),
    })),
    usage: { prompt_tokens: 0, total_tokens: 0 },
  };
}

/** Little-endian 32-bit floats, as OpenAI's clients read them. */
function toBase64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes.toString("base64");
}
