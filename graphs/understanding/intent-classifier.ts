import type { SentenceEncoder } from "#backends/models/encoder.ts";
import { pairOf } from "./choose-tools.ts";
import { several } from "./extend-examples.ts";
import { plainText, sparseDimensions, sparseFeatures } from "./features.ts";
import {
  scores,
  sigmoid,
  softmax,
  trainLinear,
  type FeatureVector,
  type LinearModel,
  type TrainingItem,
} from "./linear-classifier.ts";
import type { LabelledText } from "./load-examples.ts";
import type { Reading } from "./reading.ts";

/** Both heads and what makes the encoder's vectors comparable. */
export type IntentModel = {
  single: LinearModel;
  multiple: LinearModel;
  mean: Float32Array;
  scale: number;
  /** Tools that stand together in some example's plan. */ pairs: ReadonlySet<string>;
};

/** How likely each label is: `single` as the one thing a text wants (sums to one), `multiple` each on its own. */
export type IntentScores = { single: Map<string, number>; multiple: Map<string, number> };

export type ReadLabelled = { item: LabelledText; reading: Reading; vector: Float32Array };

export const trainingSettings = {
  /** How much the encoder's vector weighs beside the hashed features, which have length one: two classifiers that lean on different features err differently, and their mean errs less. */
  single: [
    { epochs: 5, learningRate: 0.12, decay: 2e-6, seed: 12, kind: "softmax" as const, denseWeight: 3.5 },
    { epochs: 5, learningRate: 0.12, decay: 2e-6, seed: 13, kind: "softmax" as const, denseWeight: 0.6 },
  ],
  /** Rare features make the mean less sure than it is right; found on folds. */
  sharpness: 1.3,
  multiple: { epochs: 4, learningRate: 0.1, decay: 2e-6, seed: 12, kind: "independent" as const },
  denseWeight: 1.6,
  /** A piece of a request counts less than a request. */
  fragmentWeight: 0.5,
  joined: 500,
};

/** What the classifier learns from: examples, pieces of them, and pairs of them. */
export type TrainingTexts = {
  examples: readonly ReadLabelled[];
  fragments: readonly ReadLabelled[];
  joined: readonly ReadLabelled[];
};

/** Trains both heads in seconds; the same examples give the same weights. */
export function trainIntentModel(texts: TrainingTexts, denseSize: number): IntentModel {
  const labels = [...new Set(texts.examples.flatMap(({ item }) => item.labels))].toSorted();
  const { mean, scale } = centreOf(
    texts.examples.map(({ vector }) => vector),
    denseSize,
  );
  const toItem =
    (names: readonly string[], weight: number) =>
    ({ item, reading, vector }: ReadLabelled): TrainingItem => ({
      vector: toFeatures(reading, vector, mean, scale),
      labels: [...item.labels, ...(item.labels.length > 1 && names.includes(several) ? [several] : [])].map(
        (name) => names.indexOf(name),
      ),
      weight,
    });
  const shape = { denseSize, sparseSize: sparseDimensions };
  const wholes = texts.examples.map(toItem(labels, 1)).filter((item) => item.labels.length === 1);
  const pieces = texts.fragments.map(toItem(labels, trainingSettings.fragmentWeight));
  const both = [...labels, several];
  const plans = [...texts.examples.map(toItem(both, 1)), ...texts.joined.map(toItem(both, 0.7))];
  return {
    single: meanOf(
      trainingSettings.single.map((settings) => {
        const factor = settings.denseWeight / trainingSettings.denseWeight;
        const items = [...wholes, ...pieces].map((item) => withDense(item, factor));
        return { model: trainLinear(labels, items, shape, settings), factor };
      }),
      trainingSettings.sharpness,
    ),
    multiple: trainLinear(both, plans, shape, trainingSettings.multiple),
    mean,
    scale,
    pairs: pairsOf(texts.examples),
  };
}

function withDense(item: TrainingItem, factor: number): TrainingItem {
  const { dense, sparse } = item.vector;
  return { ...item, vector: { dense: dense.map((value) => value * factor), sparse } };
}

/** Linear models average into one, which costs no more to ask; `factor` is how each one's dense input was scaled. */
function meanOf(parts: readonly { model: LinearModel; factor: number }[], sharpness: number): LinearModel {
  const [first] = parts;
  if (!first) throw new Error("there is no classifier to average");
  const { labels, denseSize, sparseSize } = first.model;
  const width = denseSize + sparseSize + 1;
  const weights = new Float32Array(first.model.weights.length);
  for (const { model, factor } of parts) {
    const share = sharpness / parts.length;
    for (let place = 0; place < weights.length; place++) {
      const scale = place % width < denseSize ? share * factor : share;
      weights[place] = (weights[place] ?? 0) + (model.weights[place] ?? 0) * scale;
    }
  }
  return { labels, denseSize, sparseSize, weights };
}

function pairsOf(examples: readonly ReadLabelled[]): Set<string> {
  const pairs = examples.flatMap(({ item }) =>
    item.labels.flatMap((label, at) => item.labels.slice(at + 1).map((other) => pairOf(label, other))),
  );
  return new Set(pairs);
}

function centreOf(vectors: readonly Float32Array[], size: number): { mean: Float32Array; scale: number } {
  const mean = new Float32Array(size);
  for (const vector of vectors)
    for (let at = 0; at < size; at++) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  let length = 0;
  for (const vector of vectors) {
    let squares = 0;
    for (let at = 0; at < size; at++) squares += ((vector[at] ?? 0) - (mean[at] ?? 0)) ** 2;
    length += Math.sqrt(squares) / vectors.length;
  }
  return { mean, scale: length > 0 ? trainingSettings.denseWeight / length : 0 };
}

function toFeatures(
  reading: Reading,
  vector: Float32Array,
  mean: Float32Array,
  scale: number,
): FeatureVector {
  return {
    dense: vector.map((value, at) => (value - (mean[at] ?? 0)) * scale),
    sparse: sparseFeatures(reading),
  };
}

export function scoreIntents(model: IntentModel, reading: Reading, vector: Float32Array): IntentScores {
  const features = toFeatures(reading, vector, model.mean, model.scale);
  const single = softmax(scores(model.single, features));
  const multiple = scores(model.multiple, features).map(sigmoid);
  return {
    single: new Map(model.single.labels.map((label, at) => [label, single[at] ?? 0])),
    multiple: new Map(model.multiple.labels.map((label, at) => [label, multiple[at] ?? 0])),
  };
}

export async function classify(
  model: IntentModel,
  encoder: SentenceEncoder,
  readings: readonly Reading[],
): Promise<IntentScores[]> {
  const vectors = await encoder.encode(readings.map(plainText));
  return readings.map((reading, at) =>
    scoreIntents(model, reading, vectors[at] ?? new Float32Array(encoder.dimensions)),
  );
}

export function best(scored: Map<string, number>): { label: string; score: number }[] {
  return [...scored]
    .map(([label, score]) => ({ label, score }))
    .toSorted((left, right) => right.score - left.score);
}
