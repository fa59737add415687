import { blockBytes, blockWeights, type E5File } from "./e5-file.ts";
import { fromHalfPrecision } from "./half-precision.ts";
import { onnxModel, type OnnxNode, type OnnxTensor } from "./onnx-message.ts";

const vendor = "com.microsoft";
/** Activations as int8 while multiplying: what the 4-bit kernels are fastest at. */
const integerActivations = 4;

type Graph = { nodes: OnnxNode[]; tensors: OnnxTensor[] };

/**
 * The encoder as an ONNX model that keeps the weights in 4 bits (`MatMulNBits`): BERT after its
 * embeddings. Inputs `embeddings` [batch, tokens, hidden] (word + position + type, not yet
 * normalized) and `lengths` [batch]; output `states` [batch, tokens, hidden].
 */
export async function buildE5Graph(file: E5File): Promise<Uint8Array> {
  const graph: Graph = { nodes: [], tensors: [] };
  await addNormalization(graph, file, { input: "embeddings", output: "state_0", name: "emb.ln" });
  for (let layer = 0; layer < file.layers; layer++) await addLayer(graph, file, layer);
  return onnxModel({
    ...graph,
    inputs: [
      { name: "embeddings", type: "float32", shape: ["batch", "tokens", file.hidden] },
      { name: "lengths", type: "int32", shape: ["batch"] },
    ],
    outputs: [{ name: `state_${file.layers}`, type: "float32", shape: ["batch", "tokens", file.hidden] }],
    operatorSets: { "": 20, [vendor]: 1 },
  });
}

async function addLayer(graph: Graph, file: E5File, layer: number): Promise<void> {
  const prefix = `l${layer}`;
  const inside = (name: string): string => `${prefix}.${name}`;
  const input = `state_${layer}`;
  const { hidden, feedForward } = file;
  for (const part of ["q", "k", "v"]) {
    await addProduct(graph, file, {
      input,
      output: inside(part),
      name: inside(part),
      from: hidden,
      to: hidden,
    });
  }
  graph.nodes.push({
    operator: "MultiHeadAttention",
    domain: vendor,
    inputs: [inside("q"), inside("k"), inside("v"), "", "lengths"],
    outputs: [inside("attended")],
    integers: { num_heads: file.heads },
  });
  await addProduct(graph, file, {
    input: inside("attended"),
    output: inside("ao"),
    name: inside("ao"),
    from: hidden,
    to: hidden,
  });
  graph.nodes.push({ operator: "Add", inputs: [input, inside("ao")], outputs: [inside("attention_sum")] });
  await addNormalization(graph, file, {
    input: inside("attention_sum"),
    output: inside("normal"),
    name: inside("aln"),
  });
  await addProduct(graph, file, {
    input: inside("normal"),
    output: inside("fi"),
    name: inside("fi"),
    from: hidden,
    to: feedForward,
  });
  graph.nodes.push({ operator: "Gelu", inputs: [inside("fi")], outputs: [inside("active")] });
  await addProduct(graph, file, {
    input: inside("active"),
    output: inside("fo"),
    name: inside("fo"),
    from: feedForward,
    to: hidden,
  });
  graph.nodes.push({
    operator: "Add",
    inputs: [inside("normal"), inside("fo")],
    outputs: [inside("forward_sum")],
  });
  await addNormalization(graph, file, {
    input: inside("forward_sum"),
    output: `state_${layer + 1}`,
    name: inside("oln"),
  });
}

async function addNormalization(
  graph: Graph,
  file: E5File,
  at: { input: string; output: string; name: string },
): Promise<void> {
  const inputs = [at.input];
  for (const part of [`${at.name}.w`, `${at.name}.b`]) {
    graph.tensors.push({
      name: part,
      shape: [file.hidden],
      type: "float32",
      bytes: await file.readTensor(part),
    });
    inputs.push(part);
  }
  graph.nodes.push({
    operator: "LayerNormalization",
    inputs,
    outputs: [at.output],
    integers: { axis: -1 + 3 },
    floats: { epsilon: file.epsilon },
  });
}

type Product = { input: string; output: string; name: string; from: number; to: number };

async function addProduct(graph: Graph, file: E5File, product: Product): Promise<void> {
  const blocks = product.from / blockWeights;
  const { weights, scales } = repack(await file.readTensor(`${product.name}.w`));
  const names = {
    weights: `${product.name}.weights`,
    scales: `${product.name}.scales`,
    bias: `${product.name}.bias`,
  };
  graph.tensors.push(
    { name: names.weights, shape: [product.to, blocks, blockWeights / 2], type: "uint8", bytes: weights },
    {
      name: names.scales,
      shape: [product.to, blocks],
      type: "float32",
      bytes: new Uint8Array(scales.buffer),
    },
    {
      name: names.bias,
      shape: [product.to],
      type: "float32",
      bytes: await file.readTensor(`${product.name}.b`),
    },
  );
  graph.nodes.push({
    operator: "MatMulNBits",
    domain: vendor,
    inputs: [product.input, names.weights, names.scales, "", "", names.bias],
    outputs: [product.output],
    integers: {
      K: product.from,
      N: product.to,
      bits: 4,
      block_size: blockWeights,
      accuracy_level: integerActivations,
    },
  });
}

/** Q4_0 puts weight j beside weight j + 16 in a byte; `MatMulNBits` wants neighbours together. Both mean (nibble - 8) * scale. */
function repack(blocks: Uint8Array): { weights: Uint8Array; scales: Float32Array } {
  const count = blocks.length / blockBytes;
  const weights = new Uint8Array((count * blockWeights) / 2);
  const scales = new Float32Array(count);
  for (let block = 0; block < count; block++) {
    const from = block * blockBytes;
    scales[block] = fromHalfPrecision((blocks[from] ?? 0) | ((blocks[from + 1] ?? 0) << 8));
    for (let index = 0; index < 8; index++) {
      const [first, second] = [blocks[from + 2 + index * 2] ?? 0, blocks[from + 3 + index * 2] ?? 0];
      weights[block * 16 + index] = (first & 0x0f) | ((second & 0x0f) << 4);
      weights[block * 16 + 8 + index] = (first >> 4) | (second & 0xf0);
    }
  }
  return { weights, scales };
}
