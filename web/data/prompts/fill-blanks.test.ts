import { expect, test } from "vitest";
import { fillBlanks } from "./fill-blanks.ts";

test("blanks hold what was given, and their own name while nothing is", () => {
  expect(fillBlanks("Help with {{device}}: {{ symptom }}.", { device: "ThinkPad X1", symptom: "" })).toEqual([
    { text: "Help with " },
    { text: "ThinkPad X1", variable: "device" },
    { text: ": " },
    { text: "{{ symptom }}", variable: "symptom" },
    { text: "." },
  ]);
});

test("what is given is taken as it is, blanks in it too", () => {
  expect(fillBlanks("{{a}}", { a: "{{b}} $1" })).toEqual([{ text: "{{b}} $1", variable: "a" }]);
});

test("a text without blanks is one part", () => {
  expect(fillBlanks("Say { what } you see.", {})).toEqual([{ text: "Say { what } you see." }]);
});
