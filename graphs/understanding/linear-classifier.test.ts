import { expect, it } from "vitest";
import { sparseDimensions, sparseFeatures } from "./features.ts";
import { scores, sigmoid, softmax, trainLinear, type TrainingItem } from "./linear-classifier.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";

const index = buildNameIndex({});
const item = (text: string, ...labels: number[]): TrainingItem => ({
  vector: { dense: new Float32Array(2), sparse: sparseFeatures(readText(text, index)) },
  labels,
});
const shape = { denseSize: 2, sparseSize: sparseDimensions };
const settings = { epochs: 30, learningRate: 0.2, decay: 0, seed: 5 };
const items = [
  item("count the rows", 0),
  item("how many rows", 0),
  item("train an adapter", 1),
  item("start the training", 1),
];

it("learns to tell two wishes apart and generalises to a text beside them", () => {
  const model = trainLinear(["count", "train"], items, shape, { ...settings, kind: "softmax" });
  const probabilities = softmax(scores(model, item("count these rows").vector));
  expect(probabilities[0]).toBeGreaterThan(0.7);
  expect((probabilities[0] ?? 0) + (probabilities[1] ?? 0)).toBeCloseTo(1, 6);
});

it("gives the same weights for the same examples and seed", () => {
  const [first, second] = [0, 1].map(() =>
    trainLinear(["count", "train"], items, shape, { ...settings, kind: "softmax" }),
  );
  expect(first?.weights).toEqual(second?.weights);
});

it("finds both wishes of a text with two", () => {
  const both = [
    ...items,
    item("count the rows, then train an adapter", 0, 1),
    item("start the training and count the rows", 0, 1),
  ];
  const model = trainLinear(["count", "train"], both, shape, { ...settings, kind: "independent" });
  const found = scores(model, item("train an adapter and count the rows").vector).map(sigmoid);
  expect([...found].every((probability) => probability > 0.5)).toBe(true);
});
