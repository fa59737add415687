import { expect, test } from "vitest";
import type { RankedPassage, RetrievalQuery } from "#retrieval/pipeline.ts";
import { rankInContext } from "./in-context.ts";

function passageOf(device_id: string, device_name: string): RankedPassage {
  const passage = {
    id: `p-${device_id}`,
    collection: "manuals",
    record_id: device_id,
    title: device_name,
    text: "Clean it every 90 days.",
    position: 0,
    metadata: { device_id, device_name, series: "Edge" },
  };
  return { passage: passage as unknown as RankedPassage["passage"], score: 1, reasons: [] };
}
const found = [passageOf("d-1", "Edge 50"), passageOf("d-2", "Edge 50 Neo"), passageOf("", "")];
const neo = { id: "d-2", name: "Edge 50 Neo", series: "Edge" };
const ranked = (query: Partial<RetrievalQuery>) =>
  rankInContext(found, { text: "How often is it cleaned?", limit: 5, ...query });
const others = (query: Partial<RetrievalQuery>) =>
  ranked(query)
    .filter(({ isOfAnotherDevice }) => isOfAnotherDevice)
    .map(({ passage }) => passage.record_id);

test("passages of the device in question stand first, and those of another one are told apart", () => {
  expect(ranked({ device: neo })[0]?.passage.record_id).toBe("d-2");
  expect(others({ device: neo })).toEqual(["d-1"]);
  expect(others({})).toEqual([]);
});

test("a device that the question names too is not another one; a longer name does not name the shorter", () => {
  expect(others({ device: neo, text: "How often is the Edge 50 Neo cleaned?" })).toEqual(["d-1"]);
  expect(others({ device: neo, text: "Is the Edge 50 Neo cleaned as often as the Edge 50?" })).toEqual([]);
});
