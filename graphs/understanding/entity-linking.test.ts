import { describe, expect, it } from "vitest";
import { findSeries, linkEntities } from "./entity-linking.ts";
import { evaluationWorld } from "./evaluation-world.ts";
import { buildNameIndex } from "./name-index.ts";

const index = buildNameIndex(evaluationWorld());
const link = (text: string) =>
  linkEntities(text, index).map((mention) => mention.meanings.map(({ kind, id }) => `${kind}:${id}`));

describe("linkEntities", () => {
  it.each(["Phi 4 mini", "phi-4-mini", "phi4 mini", "PHI"])("finds the model in %s", (name) => {
    expect(link(`what about ${name} here`)).toEqual([["model:phi-4-mini"]]);
  });

  it("forgives typing mistakes in longer names, but no other number", () => {
    expect(link("count the support-knowlege rows")[0]).toContain("dataset:support-knowledge");
    expect(link("try smollm3-135m")).toEqual([["model:local/smollm2-135m"]]);
    expect(link("try qwen-9.9-7z").flat()).not.toContain("model:phi-4-mini");
  });

  it("finds names in other languages and loose ones", () => {
    expect(link("手机助手现在用哪个")[0]).toContain("slot:mobile-assistant");
    expect(link("how is the phone helper doing")[0]).toContain("slot:mobile-assistant");
  });

  it("takes a whole address with its adapter and version as one name", () => {
    expect(link("inspect local/smollm2-135m+device-support@3 now")[0]).toContain(
      "model:local/smollm2-135m+device-support@3",
    );
    expect(link("inspect device-support@3")[0]).toContain("adapter:local/smollm2-135m+device-support@3");
  });

  it("tells a training set's version from an adapter's", () => {
    expect(link("train on support-knowledge-training@1")[0]).toContain(
      "training-set:support-knowledge-training@1",
    );
    expect(link("inspect gentle-tone@4")[0]).toEqual(["adapter:gentle-tone@4"]);
  });

  it("finds ids by their form or the word before them", () => {
    expect(link("report r-77 and job 4be1")).toEqual([["report:r-77"], ["job:4be1"]]);
  });

  it("finds the series of devices by what people call them", () => {
    expect(findSeries("two laptops and a Moto Edge").map(({ series }) => series)).toEqual([
      "ThinkPad",
      "Moto Edge",
    ]);
  });
});
