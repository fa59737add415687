/** Writers of the few ONNX protobuf messages that a graph needs. Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */

export type Message = Uint8Array[];

export type OnnxNode = {
  operator: string;
  inputs: string[];
  outputs: string[];
  domain?: string;
  integers?: Record<string, number>;
  floats?: Record<string, number>;
  integerLists?: Record<string, number[]>;
};

export type OnnxTensor = {
  name: string;
  shape: number[];
  type: "float32" | "uint8" | "int64";
  bytes: Uint8Array;
};

/** A dimension is a size, or a name when it varies. */
export type OnnxValue = { name: string; type: "float32" | "int32"; shape: (number | string)[] };

const elementType = { float32: 1, uint8: 2, int32: 6, int64: 7 } as const;
const text = new TextEncoder();

export function onnxModel(graph: {
  nodes: OnnxNode[];
  tensors: OnnxTensor[];
  inputs: OnnxValue[];
  outputs: OnnxValue[];
  operatorSets: Record<string, number>;
}): Uint8Array {
  const graphMessage: Message = [
    ...graph.nodes.flatMap((node) => nested(1, nodeMessage(node))),
    ...textField(2, "graph"),
    ...graph.tensors.flatMap((tensor) => nested(5, tensorMessage(tensor))),
    ...graph.inputs.flatMap((value) => nested(11, valueMessage(value))),
    ...graph.outputs.flatMap((value) => nested(12, valueMessage(value))),
  ];
  const sets = Object.entries(graph.operatorSets).flatMap(([domain, version]) =>
    nested(8, [...textField(1, domain), ...integerField(2, version)]),
  );
  return Buffer.concat([...integerField(1, 9), ...nested(7, graphMessage), ...sets]);
}

function nodeMessage(node: OnnxNode): Message {
  return [
    ...node.inputs.flatMap((name) => textField(1, name)),
    ...node.outputs.flatMap((name) => textField(2, name)),
    ...textField(4, node.operator),
    ...Object.entries(node.floats ?? {}).flatMap(([name, value]) =>
      nested(5, [...textField(1, name), ...floatField(2, value), ...integerField(20, 1)]),
    ),
    ...Object.entries(node.integers ?? {}).flatMap(([name, value]) =>
      nested(5, [...textField(1, name), ...integerField(3, value), ...integerField(20, 2)]),
    ),
    ...Object.entries(node.integerLists ?? {}).flatMap(([name, values]) =>
      nested(5, [
        ...textField(1, name),
        ...values.flatMap((value) => integerField(8, value)),
        ...integerField(20, 7),
      ]),
    ),
    ...(node.domain === undefined ? [] : textField(7, node.domain)),
  ];
}

function tensorMessage(tensor: OnnxTensor): Message {
  return [
    ...tensor.shape.flatMap((size) => integerField(1, size)),
    ...integerField(2, elementType[tensor.type]),
    ...textField(8, tensor.name),
    ...bytesField(9, tensor.bytes),
  ];
}

function valueMessage(value: OnnxValue): Message {
  const shape = value.shape.flatMap((size) =>
    nested(1, typeof size === "number" ? integerField(1, size) : textField(2, size)),
  );
  const tensorType = [...integerField(1, elementType[value.type]), ...nested(2, shape)];
  return [...textField(1, value.name), ...nested(2, nested(1, tensorType))];
}

function integerField(field: number, value: number): Message {
  return [varint(field * 8), varint(value)];
}

function floatField(field: number, value: number): Message {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [varint(field * 8 + 5), bytes];
}

function bytesField(field: number, bytes: Uint8Array): Message {
  return [varint(field * 8 + 2), varint(bytes.length), bytes];
}

function textField(field: number, value: string): Message {
  return bytesField(field, text.encode(value));
}

function nested(field: number, message: Message): Message {
  const length = message.reduce((sum, part) => sum + part.length, 0);
  return [varint(field * 8 + 2), varint(length), ...message];
}

/** Seven bits a byte, the lowest first. Takes numbers from zero to 2^53. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}
