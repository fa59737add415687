import { describe, expect, test } from "vitest";
import type { Field } from "#domain/dataset.ts";
import type { Device } from "#data/devices/device.ts";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { problemsOf } from "#data/facts/problem.ts";
import type { GenerateOptions } from "#data/generator.ts";
import type { RecordSequence } from "#data/record-sequence.ts";
import { distinctTexts } from "#data/training/near-duplicates.ts";

type DocumentRecord = {
  id: string;
  title: string;
  device_id: string;
  device_name: string;
  series: string;
  problem_family: string;
  text: string;
};

export type DocumentSet = {
  generate(options: GenerateOptions): RecordSequence<DocumentRecord>;
  fields: readonly Field[];
  defaultCount: number;
  kindOf(record: DocumentRecord): string;
  kindCount: number;
};

const wordsIn = (text: string) => text.split(/\s+/).length;

/** What every set of documents about devices must hold. */
export function describeDocumentSet(set: DocumentSet): void {
  const { generate, defaultCount } = set;
  test("a seed gives the same documents again, and another seed others", () => {
    const documents = [...generate({ seed: 7 })];
    expect(documents).toHaveLength(defaultCount);
    expect([...generate({ seed: 7 })]).toEqual(documents);
    expect(generate({ seed: 8 }).at(0)).not.toEqual(documents[0]);
  });

  test("the nth document is the same at any count, and without those before it", () => {
    const few = [...generate({ seed: 7, count: 40 })];
    const more = generate({ seed: 7, count: 4000 });
    expect(few).toEqual(few.map((_, place) => more.at(place)));
    expect(more.at(3999).id).toMatch(/-4000$/);
  });

  describe.each([0.1, 1, 10])("at scale %d", (scale) => describeAtScale(set, scale));
}

function describeAtScale({ generate, fields, kindOf, kindCount }: DocumentSet, scale: number): void {
  const devices = new Map<string, Device>(
    [...generateDevices({ seed: 11, scale })].map((device) => [device.id, device]),
  );
  const documents = [...generate({ seed: 11, scale })];

  test("all kinds are equally frequent", () => {
    const counts = [...Map.groupBy(documents, kindOf).values()].map((group) => group.length);
    expect(counts).toHaveLength(kindCount);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test("every document is about a device that exists, and a problem which that device can have", () => {
    for (const { id, device_id, device_name, series, problem_family } of documents) {
      const device = devices.get(device_id);
      if (device?.name !== device_name || device.series !== series) expect.fail(`${id}: ${device_name}`);
      const possible = problemsOf(device.series).map((problem) => problem.key);
      if (problem_family !== "" && !possible.includes(problem_family))
        expect.fail(`${id}: ${problem_family}`);
    }
    expect(new Set(documents.map((record) => record.id)).size).toBe(documents.length);
  });

  test("documents hold exactly the documented fields, in their types and values, with no gap left", () => {
    const names = fields.map((field) => field.name).toSorted();
    for (const record of documents as readonly Record<string, unknown>[]) {
      expect(Object.keys(record).toSorted()).toEqual(names);
      for (const field of fields) {
        const value = record[field.name];
        if (typeof value !== field.type || /undefined|NaN|\[object/.test(String(value)))
          expect.fail(`${String(record["id"])}: ${field.name}`);
        if (field.values) expect(field.values).toContain(value);
      }
    }
  });

  describeTexts(documents);
}

function describeTexts(documents: readonly DocumentRecord[]): void {
  test("each is long enough to be cut into passages, and has headings to cut at", () => {
    for (const { id, title, text } of documents) {
      const words = wordsIn(text);
      if (words < 150 || words > 900) expect.fail(`${id} has ${words} words`);
      expect(text.startsWith(`# ${title}\n\n## `)).toBe(true);
      expect(text.match(/^## ./gm)?.length ?? 0).toBeGreaterThanOrEqual(3);
    }
  });

  test("fewer than two in a hundred nearly repeat an earlier one", () => {
    const distinct = distinctTexts(
      documents,
      (record) => record.text,
      () => "",
    );
    expect((documents.length - distinct.length) / documents.length).toBeLessThan(0.02);
  });
}
