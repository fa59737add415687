import { expect, test } from "vitest";
import { companyName, personName } from "./person-names.ts";

test("a label has its name, whatever was asked before", () => {
  const name = personName("user:1");
  companyName("customer:9");
  personName("user:2");
  expect(personName("user:1")).toBe(name);
});

test("names are a first and a last name, and hardly ever the same for two labels", () => {
  const names = Array.from({ length: 500 }, (_, index) => personName(`user:${index}`));
  for (const name of names) expect(name).toMatch(/^\p{L}[\p{L}'’. -]* \p{L}[\p{L}'’. -]*$/u);
  expect(new Set(names).size).toBeGreaterThan(490);
});
