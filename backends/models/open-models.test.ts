import { describe, expect, it } from "vitest";
import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import { completeChat } from "./complete-chat.ts";
import { toAbsentModel, catalogue } from "./catalogue.ts";
import type { ModelProvider } from "./models.ts";
import { openModels } from "./open-models.ts";

const phi: Model = {
  ...toAbsentModel(catalogue[1] as (typeof catalogue)[number]),
  address: "ollama/phi4-mini:latest",
  label: "phi4-mini:latest",
  kind: "remote",
  state: "ready",
  state_detail: "served",
  parameters: null,
  licence: null,
};

function echo(name: string, models: Model[]): ModelProvider {
  return {
    name,
    list: async () => models,
    describe: async (address) => {
      const found = models.find((model) => model.address === address);
      if (!found) throw new Failure("not-found", `no ${address}`);
      return found;
    },
    async *chat(request) {
      yield { type: "delta", text: `${name} says ` };
      yield { type: "delta", text: request.messages[0]?.content ?? "" };
      yield { type: "finish", reason: "stop", promptTokens: 1, completionTokens: 2 };
    },
    close: async () => {},
  };
}

describe("the models port", () => {
  it("sends a request to the provider that the address names", async () => {
    const models = openModels({ providers: [echo("local", []), echo("rag", [])] });
    const answer = await completeChat(models, {
      model: "rag/hybrid",
      messages: [{ role: "user", content: "hi" }],
    });
    expect(answer).toMatchObject({
      text: "rag says hi",
      promptTokens: 1,
      completionTokens: 2,
      reason: "stop",
    });
  });

  it("lists what hosts have, completed by the catalogue, and the rest of the catalogue as absent", async () => {
    const models = openModels({ providers: [echo("ollama", [phi])] });
    const listed = await models.list();
    expect(listed.find((model) => model.address === phi.address)).toMatchObject({
      state: "ready",
      licence: "MIT",
      parameters: 3_836_021_760,
      github_id: "microsoft/phi-4-mini-instruct",
    });
    expect(listed).toHaveLength(catalogue.length);
    expect(listed.filter((model) => model.state === "absent")).toHaveLength(catalogue.length - 1);
    expect(listed.find((model) => model.address === "ollama/mistral-nemo:12b")?.refused).toContain(
      "12.2 billion",
    );
  });

  it("lists the others when one host is down, and tells", async () => {
    const told: string[] = [];
    const down: ModelProvider = {
      ...echo("openai", []),
      list: async () => Promise.reject(new Failure("unavailable", "down")),
    };
    const models = openModels({
      providers: [down, echo("ollama", [phi])],
      onUnavailable: (provider) => told.push(provider),
    });
    expect((await models.list()).some((model) => model.address === phi.address)).toBe(true);
    expect(told).toEqual(["openai"]);
  });

  it("hides no bug of a provider behind an incomplete list", async () => {
    const broken: ModelProvider = {
      ...echo("openai", []),
      list: async () => Promise.reject(new TypeError("bug")),
    };
    await expect(openModels({ providers: [broken] }).list()).rejects.toThrow(TypeError);
  });

  it("describes a model of the catalogue that no host has", async () => {
    const models = openModels({ providers: [echo("local", [])] });
    expect(await models.describe("ollama/qwen2.5:3b")).toMatchObject({
      state: "absent",
      state_detail: expect.stringContaining("ollama pull qwen2.5:3b"),
    });
    expect(await models.describe("local/smollm2-135m")).toMatchObject({ state: "absent" });
    const asked = completeChat(models, {
      model: "ollama/qwen2.5:3b",
      messages: [{ role: "user", content: "hi" }],
    });
    await expect(asked).rejects.toMatchObject({ code: "unavailable" });
  });

  it("names the near providers of an unknown address, and what an address is", async () => {
    const models = openModels({ providers: [echo("local", [])] });
    await expect(models.describe("locl/x")).rejects.toMatchObject({
      code: "not-found",
      hint: "Did you mean local?",
    });
    await expect(models.describe("no address")).rejects.toMatchObject({ code: "invalid-input" });
    await expect(models.embed("local/x", ["a"])).rejects.toMatchObject({ code: "invalid-input" });
  });
});
