import type { SparseVector } from "./features.ts";

/** One text as the classifier sees it: the encoder's vector (centred and scaled) and the hashed features. */
export type FeatureVector = { dense: Float32Array; sparse: SparseVector };

/** Weights by class, row after row: dense dimensions, sparse dimensions, bias. */
export type LinearModel = { labels: string[]; denseSize: number; sparseSize: number; weights: Float32Array };

const smallestError = 0.02;

/** `weight` is how much the item counts, 1 unless given. */
export type TrainingItem = { vector: FeatureVector; labels: number[]; weight?: number };

export type TrainingSettings = {
  epochs: number;
  learningRate: number;
  decay: number;
  seed: number;
  kind: "softmax" | "independent";
};

/**
 * Multinomial (softmax) or one-against-rest (independent) logistic regression, by AdaGrad over single items in a seeded order.
 * An item of several labels shares its mass among them under softmax, and is positive for each of them otherwise.
 */
export function trainLinear(
  labels: string[],
  items: readonly TrainingItem[],
  shape: { denseSize: number; sparseSize: number },
  settings: TrainingSettings,
): LinearModel {
  const width = shape.denseSize + shape.sparseSize + 1;
  const model: LinearModel = { labels, ...shape, weights: new Float32Array(labels.length * width) };
  const squares = new Float32Array(labels.length * width).fill(1e-3);
  const order = items.map((_, index) => index);
  const random = mulberry32(settings.seed);
  const classWeights = weightsOfClasses(labels.length, items);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const rate = settings.learningRate * (1 - 0.7 * (epoch / settings.epochs));
    for (const index of order) {
      const item = items[index];
      if (item) learn(model, squares, item, { ...settings, learningRate: rate }, classWeights);
    }
  }
  return model;
}

function learn(
  model: LinearModel,
  squares: Float32Array,
  item: TrainingItem,
  settings: TrainingSettings,
  classWeights: Float32Array,
): void {
  const probabilities =
    settings.kind === "softmax"
      ? softmax(scores(model, item.vector))
      : scores(model, item.vector).map(sigmoid);
  const share = settings.kind === "softmax" ? 1 / item.labels.length : 1;
  const importance =
    settings.kind === "softmax" ? Math.max(...item.labels.map((label) => classWeights[label] ?? 1)) : 1;
  const weight = item.weight ?? 1;
  for (let label = 0; label < model.labels.length; label++) {
    const target = item.labels.includes(label) ? share : 0;
    const positive = settings.kind === "independent" && target > 0 ? 3 : 1;
    const error = ((probabilities[label] ?? 0) - target) * importance * positive * weight;
    // A class this sure already has nothing to learn from the item: skipping it is most of the speed.
    if (Math.abs(error) > smallestError) updateRow(model, squares, label, item.vector, error, settings);
  }
}

/** AdaGrad on one class's row; written out twice because this loop is all of the training time. */
function updateRow(
  model: LinearModel,
  squares: Float32Array,
  label: number,
  vector: FeatureVector,
  error: number,
  settings: TrainingSettings,
): void {
  const { weights, denseSize, sparseSize } = model;
  const { learningRate, decay } = settings;
  const { dense, sparse } = vector;
  const start = label * (denseSize + sparseSize + 1);
  for (let at = 0; at < denseSize; at++) {
    const place = start + at;
    const gradient = error * dense[at]! + decay * weights[place]!;
    const square = squares[place]! + gradient * gradient;
    squares[place] = square;
    weights[place] = weights[place]! - (learningRate * gradient) / Math.sqrt(square);
  }
  const { indices, values } = sparse;
  const sparseStart = start + denseSize;
  for (let at = 0; at < indices.length; at++) {
    const place = sparseStart + indices[at]!;
    const gradient = error * values[at]! + decay * weights[place]!;
    const square = squares[place]! + gradient * gradient;
    squares[place] = square;
    weights[place] = weights[place]! - (learningRate * gradient) / Math.sqrt(square);
  }
  const place = sparseStart + sparseSize;
  const gradient = error * biasInput;
  squares[place] = squares[place]! + gradient * gradient;
  weights[place] = weights[place]! - (learningRate * gradient) / Math.sqrt(squares[place]!);
}

const biasInput = 0.2;

/** Raw scores by class. */
export function scores(model: LinearModel, vector: FeatureVector): Float64Array {
  const { weights, denseSize, sparseSize } = model;
  const width = denseSize + sparseSize + 1;
  const { dense } = vector;
  const { indices, values } = vector.sparse;
  const result = new Float64Array(model.labels.length);
  for (let label = 0; label < result.length; label++) {
    const start = label * width;
    const sparseStart = start + denseSize;
    let sum = weights[start + width - 1]! * biasInput;
    for (let at = 0; at < denseSize; at++) sum += weights[start + at]! * dense[at]!;
    for (let at = 0; at < indices.length; at++) sum += weights[sparseStart + indices[at]!]! * values[at]!;
    result[label] = sum;
  }
  return result;
}

export function softmax(raw: Float64Array): Float64Array {
  const highest = raw.reduce((left, right) => Math.max(left, right), -Infinity);
  const powers = raw.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((left, right) => left + right, 0);
  return powers.map((value) => value / sum);
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Rare classes count more, by the square root: enough to be heard, not enough to shout. */
function weightsOfClasses(classes: number, items: readonly TrainingItem[]): Float32Array {
  const counts = new Float32Array(classes);
  for (const item of items) for (const label of item.labels) counts[label] = (counts[label] ?? 0) + 1;
  const mean = items.length / classes;
  return counts.map((count) => (count === 0 ? 1 : Math.min(3, Math.max(0.5, Math.sqrt(mean / count)))));
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** A small seeded generator of numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
