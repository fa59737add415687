import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

test("nothing set gives defaults: loopback, solo, the embedded assistant", () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    host: "127.0.0.1",
    port: 8080,
    studioPort: 8083,
    solo: true,
    assistantModel: "embedded",
    databaseUrl: undefined,
  });
});

test("solo mode is off on an open address unless it is asked for", () => {
  expect(readSettings({ LATHE_HOST: "0.0.0.0" }).solo).toBe(false);
  expect(readSettings({ LATHE_HOST: "0.0.0.0", LATHE_SOLO: "true" }).solo).toBe(true);
});

test.each([
  ["LATHE_PORT", "eighty"],
  ["LATHE_PORT", "70000"],
  ["LATHE_SOLO", "maybe"],
  ["ASSISTANT_MODEL", "gpt"],
  ["OLLAMA_HOST", "localhost"],
  ["LATHE_REMOTES", "lab"],
  ["LATHE_LOCAL_MODELS", "tiny=weights.bin"],
  ["LATHE_SERVICES", "vectors:remote"],
  ["LATHE_SERVICES", "queue:managed"],
  ["LATHE_SERVICES", "graph:external"],
  ["LATHE_SERVICES", "llamaindex:embedded"],
  ["NEO4J_URL", "localhost:7687"],
])("an invalid %s stops the start with its name, what was read and what is allowed", (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    expect.objectContaining({
      code: "invalid-input",
      message: expect.stringContaining(value) as string,
      hint: expect.any(String) as string,
    }),
  );
});

test("what is no port is told what a port is", () => {
  for (const value of ["eighty", "70000", "80.5"])
    expect(() => readSettings({ LATHE_PORT: value })).toThrow(
      `LATHE_PORT is "${value}": a port is a whole number from 1 to 65535`,
    );
});

test("a secret that is wrong is not repeated in the message", () => {
  expect(() => readSettings({ LATHE_ADMIN_TOKEN: "short" })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('"short"') as string }),
  );
});

test("remotes carry their own keys, and the openai remote its base", () => {
  const settings = readSettings({
    LATHE_REMOTES: "lab=http://127.0.0.1:9/v1, big-box=http://127.0.0.1:10/v1",
    LATHE_REMOTE_BIG_BOX_KEY: "k",
    OPENAI_BASE_URL: "http://127.0.0.1:11/v1",
  });
  expect(settings.remotes).toEqual([
    { name: "lab", baseUrl: "http://127.0.0.1:9/v1" },
    { name: "big-box", baseUrl: "http://127.0.0.1:10/v1", apiKey: "k" },
  ]);
  expect(settings.openai?.baseUrl).toBe("http://127.0.0.1:11/v1");
});

test("a service runs where its address says, else as asked, else in this process", () => {
  const { services } = readSettings({ LATHE_SERVICES: "graph:managed", CHROMA_URL: "http://127.0.0.1:9001" });
  expect(services).toEqual({ vectors: "external", graph: "managed", experiments: "embedded" });
});

test("LlamaIndex is installed only where that is asked for, whatever else is", () => {
  expect(readSettings({}).llamaindex).toBe("as-found");
  const asked = readSettings({ LATHE_SERVICES: "graph:managed, llamaindex:managed" });
  expect(asked.llamaindex).toBe("managed");
  expect(asked.services).toEqual({ vectors: "embedded", graph: "managed", experiments: "embedded" });
});

test("an address beside another mode is a contradiction", () => {
  expect(() =>
    readSettings({ LATHE_SERVICES: "vectors:managed", CHROMA_URL: "http://127.0.0.1:9001" }),
  ).toThrow(expect.objectContaining({ hint: expect.stringContaining("CHROMA_URL") as string }));
});
