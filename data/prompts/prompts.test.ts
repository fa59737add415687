import { describe, expect, test } from "vitest";
import { blanksOf, renderPrompt, renderText } from "./render-prompt.ts";
import { libraryNamed, promptLibraries, promptNamed, promptReference } from "./prompt-libraries.ts";

test("there are the six libraries, each name once", () => {
  expect(promptLibraries.map(({ name }) => name).toSorted()).toEqual([
    "business",
    "customer-service",
    "device-support",
    "factory-roster",
    "mobile-device",
    "technical-documentation",
  ]);
});

describe.each(promptLibraries.map((library) => [library.name, library] as const))("%s", (_name, library) => {
  test("names each prompt once", () => {
    const names = library.prompts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z]+(-[a-z]+)*$/.test(name))).toBe(true);
  });

  test.each(library.prompts.map((prompt) => [prompt.name, prompt] as const))(
    "%s has a blank for each variable, and its examples fill them all",
    (_prompt, prompt) => {
      expect(blanksOf(prompt).toSorted()).toEqual(prompt.variables.map(({ name }) => name).toSorted());
      const values = Object.fromEntries(prompt.variables.map(({ name, example }) => [name, example]));
      const rendered = renderPrompt(prompt, values);
      for (const { name, example } of prompt.variables)
        expect(
          rendered.some(({ content }) => content.includes(example)),
          name,
        ).toBe(true);
      expect(rendered.every(({ content }) => !content.includes("{{"))).toBe(true);
    },
  );
});

const categorise = promptNamed("device-support", "categorise-ticket");

test("a value that is missing is asked for by name", () => {
  expect(() => renderPrompt(categorise, {})).toThrow(/needs a value for ticket/);
});

test("a value that no blank takes is refused", () => {
  expect(() => renderPrompt(categorise, { ticket: "x", colour: "red" })).toThrow(/no variable colour/);
});

test("what looks like a blank in a value stays text", () => {
  expect(renderPrompt(categorise, { ticket: "{{device}}" })[0]?.content).toContain("{{device}}");
});

test("as a single text a prompt has no system message", () => {
  expect(renderText(categorise, { ticket: "It is dark." })).toMatch(/^It is dark\.\n\nWhich category/);
  expect(() => renderText(promptNamed("device-support", "next-step"), { ticket: "flat" })).toThrow(
    /no single text/,
  );
});

test("a reference tells the version", () => {
  expect(promptReference("device-support", "categorise-ticket")).toBe("device-support/categorise-ticket@1");
});

test("a fallback stands where nothing is given", () => {
  const reply = promptNamed("device-support", "next-step");
  expect(renderPrompt(reply, { ticket: "flat" })[0]?.content).toContain("the device");
});

test("a name that does not exist is refused with the near ones", () => {
  expect(() => libraryNamed("device-suport")).toThrow(
    expect.objectContaining({ hint: "Did you mean device-support?" }),
  );
});
