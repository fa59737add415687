import { expect, test } from "vitest";
import { estimateTraining, type TrainingSize } from "./estimate-training.ts";

const size: TrainingSize = {
  parameters: 134_515_008,
  method: "lora",
  rank: 8,
  steps: 100,
  batch_size: 16,
  cores: 2,
};

test("twice the steps take about twice the time and the same memory", () => {
  const once = estimateTraining(size);
  const twice = estimateTraining({ ...size, steps: 200 });
  expect(twice.seconds / once.seconds).toBeGreaterThan(1.8);
  expect(twice.seconds / once.seconds).toBeLessThan(2);
  expect(twice.memory_mb).toBe(once.memory_mb);
});

test("more cores are faster, a larger model slower and larger in memory", () => {
  expect(estimateTraining({ ...size, cores: 8 }).seconds).toBeLessThan(estimateTraining(size).seconds);
  const larger = estimateTraining({ ...size, parameters: 1e9 });
  expect(larger.seconds).toBeGreaterThan(estimateTraining(size).seconds * 5);
  expect(larger.memory_mb).toBeGreaterThan(3800);
});

test("adapting only the upper half saves time and memory", () => {
  const half = estimateTraining({ ...size, adapted_share: 0.5 });
  expect(half.seconds).toBeLessThan(estimateTraining(size).seconds);
  expect(half.memory_mb).toBeLessThan(estimateTraining(size).memory_mb);
});
