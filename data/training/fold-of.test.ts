import fc from "fast-check";
import { expect, test } from "vitest";
import { foldOf, testShare } from "./fold-of.ts";

test("known pairs keep their folds for ever, since stored suites and training sets depend on it", () => {
  const pairs = ["dev-tp-001", "dev-me-002", "dev-ts-003"].flatMap((device) =>
    ["power/drains-fast", "display/lines", "thermal/loud-fan"].map((family) => foldOf(device, family)),
  );
  expect(pairs).toMatchInlineSnapshot(`
    [
      "train",
      "test",
      "train",
      "train",
      "train",
      "train",
      "test",
      "test",
      "train",
    ]
  `);
});

test("the share of validation never moves a pair into or out of test", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (device, family, share) => {
        expect(foldOf(device, family, share) === "test").toBe(foldOf(device, family) === "test");
      },
    ),
  );
});

test("folds take their shares of many pairs", () => {
  const folds = Array.from({ length: 20_000 }, (_, place) =>
    foldOf(`device-${place % 200}`, `family-${Math.floor(place / 200)}`, 0.1),
  );
  const share = (fold: string) => folds.filter((one) => one === fold).length / folds.length;
  expect(share("test")).toBeCloseTo(testShare, 1);
  expect(share("validation")).toBeCloseTo((1 - testShare) * 0.1, 1);
});

test("without a validation share there is no validation fold", () => {
  const folds = Array.from({ length: 500 }, (_, place) => foldOf(`d${place}`, "f", 0));
  expect(folds).not.toContain("validation");
});
