import { describe, expect, it } from "vitest";
import type { RosterSlot } from "#domain/roster.ts";
import { exampleRequests } from "./example-requests.ts";

const slot = (name: string, model?: string): RosterSlot => ({
  slot: name,
  title: name,
  state: model === undefined ? "empty" : "active",
  ...(model === undefined ? {} : { model }),
  version: 0,
  profile: {
    slot: name,
    title: name,
    suite: name,
    regression_suite: "instruction-following",
    source_dataset: "support-knowledge",
    base_model: "local/smollm2-135m",
    training: { method: "lora", rank: 8, steps: 10, learning_rate: 0.001, batch_size: 4, general_share: 0.1 },
    main_metric: "category",
    regression_margin: 0.15,
    max_parameters: 4e9,
  },
});
const headline =
  "Adapt SmolLM2 to device support and tell me whether it beats the base. If it does, propose it for the device-support slot.";

describe("exampleRequests", () => {
  it("offers the headline request first while the slot is empty", () => {
    const examples = exampleRequests({
      slots: [slot("device-support")],
      reports: [],
      suggestions: ["Which jobs run?"],
    });
    expect(examples[0]).toBe(headline);
    expect(examples).toHaveLength(4);
  });

  it("does not offer it once the slot is held", () => {
    const examples = exampleRequests({
      slots: [slot("device-support", "local/x")],
      reports: [],
      suggestions: [],
    });
    expect(examples).not.toContain(headline);
  });

  it("offers nothing twice", () => {
    const examples = exampleRequests({
      slots: [slot("device-support")],
      reports: [],
      suggestions: [headline, headline],
    });
    expect(new Set(examples).size).toBe(examples.length);
  });
});
