import { describe, expect, it } from "vitest";
import { catalogue, completeModelName, findInCatalogue, namesOf } from "./catalogue.ts";

const rosterLimit = 4_000_000_000;

describe("the catalogue", () => {
  it.each([
    ["phi 4 mini", "ollama/phi4-mini:3.8b"],
    ["Phi-4-mini", "ollama/phi4-mini:3.8b"],
    ["Llama 3.2 3B", "ollama/llama3.2:3b"],
    ["qwen2.5", "ollama/qwen2.5:3b"],
    ["SmolLM2", "local/smollm2-135m"],
    ["mistral-nemo", "ollama/mistral-nemo:12b"],
  ])("completes %s to %s", (name, address) => {
    expect(completeModelName(name)).toBe(address);
  });

  it("completes no other name", () => {
    expect(completeModelName("gpt-5")).toBeUndefined();
    expect(completeModelName("  ")).toBeUndefined();
  });

  it("gives each name to one model only", () => {
    const names = catalogue.flatMap((entry) => [
      ...new Set(namesOf(entry).map((name) => completeModelName(name))),
    ]);
    expect(names).toEqual(catalogue.map((entry) => entry.address));
  });

  it("says why the roster refuses a model, exactly for those with 4 billion parameters and more", () => {
    for (const entry of catalogue)
      expect(entry.refused !== undefined, entry.name).toBe(entry.parameters >= rosterLimit);
  });

  it("finds a model whose tag is left out or is latest", () => {
    expect(findInCatalogue("ollama/phi4-mini:latest")?.name).toBe("phi-4-mini");
    expect(findInCatalogue("ollama/phi4-mini")?.name).toBe("phi-4-mini");
    expect(findInCatalogue("openai/phi4-mini")).toBeUndefined();
  });
});
