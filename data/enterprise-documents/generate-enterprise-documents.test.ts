import { describe, expect, test } from "vitest";
import { departments } from "#data/departments.ts";
import { describeDocumentSet } from "#data/documents/document-set.conformance.ts";
import { clauseOf, problems, remediesOf } from "#data/facts/problem.ts";
import { enterpriseDocumentFields } from "./enterprise-document-fields.ts";
import {
  defaultEnterpriseDocumentCount,
  generateEnterpriseDocuments,
} from "./generate-enterprise-documents.ts";

describe("enterprise documents", () => {
  describeDocumentSet({
    generate: generateEnterpriseDocuments,
    fields: enterpriseDocumentFields,
    defaultCount: 200,
    kindOf: (record) => String("type" in record && record.type),
    kindCount: 12,
  });
});

const documents = [...generateEnterpriseDocuments({ seed: 7 })];

test("there are 200 by default, from all fourteen departments", () => {
  expect(defaultEnterpriseDocumentCount).toBe(200);
  expect(new Set(documents.map((document) => document.department))).toEqual(new Set(departments));
});

test("an incident report states the cause and the remedies that belong to its problem", () => {
  const reports = documents.filter((document) => document.type === "incident-report");
  expect(reports.length).toBeGreaterThanOrEqual(16);
  for (const { id, problem_family, text } of reports) {
    const problem = problems.find((one) => one.key === problem_family);
    if (!problem) return expect.fail(`${id}: ${problem_family}`);
    const { cause, first, second } = remediesOf(problem);
    for (const told of [cause, first, second])
      expect(text.toLowerCase()).toContain(clauseOf(told).toLowerCase());
  }
});

test("the period is the quarter of the last change", () => {
  for (const { period, updated_at } of documents) {
    expect(period.slice(0, 4)).toBe(updated_at.slice(0, 4));
    expect(Number(period.slice(-1))).toBe(Math.ceil(Number(updated_at.slice(5, 7)) / 3));
  }
});
