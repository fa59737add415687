import type { Passage } from "#domain/passage.ts";
import type { RankedPassage, RetrievalQuery } from "#retrieval/pipeline.ts";

/** What a fitting context adds, in shares of the best passage's score. */
const sameDevice = 0.5;
const sameSeries = 0.1;
const otherDevice = -0.1;
const sameStage = 0.6;
const sameCustomerType = 0.1;

/** Lifts passages about the device in question, then about its series, and those of the stage where the customer stands. */
export function rankInContext(ranked: readonly RankedPassage[], query: RetrievalQuery): RankedPassage[] {
  const best = Math.max(...ranked.map(({ score }) => score), 0);
  return ranked
    .map((one) => lifted(one, query, best))
    .toSorted((one, other) => other.score - one.score || (one.passage.id < other.passage.id ? -1 : 1));
}

function lifted(one: RankedPassage, query: RetrievalQuery, best: number): RankedPassage {
  const { device, journey } = query;
  const { metadata } = one.passage;
  const lifts: [share: number, reason: string | undefined][] = [];
  const about = metadata["device_id"];
  if (device !== undefined && typeof about === "string" && about !== "") {
    if (about === device.id) lifts.push([sameDevice, `about ${device.name}`]);
    else if (metadata["series"] === device.series) lifts.push([sameSeries, `about ${device.series}`]);
    else lifts.push([otherDevice, undefined]);
  }
  if (journey !== undefined) {
    if (metadata["stage"] === journey.stage) lifts.push([sameStage, `at ${journey.stage}`]);
    if (journey.customer_type !== undefined && metadata["customer_type"] === journey.customer_type)
      lifts.push([sameCustomerType, `of ${journey.customer_type}`]);
  }
  return {
    ...one,
    score: one.score + best * lifts.reduce((sum, [share]) => sum + share, 0),
    reasons: [...one.reasons, ...lifts.flatMap(([, reason]) => (reason === undefined ? [] : [reason]))],
    ...(isOfAnotherDevice(metadata, query) ? { isOfAnotherDevice: true } : {}),
  };
}

/** Not of one that the question names beside the device in question: whoever compares two asks for both. */
function isOfAnotherDevice(metadata: Passage["metadata"], { device, text }: RetrievalQuery): boolean {
  const { device_id: about, device_name: name } = metadata;
  if (device === undefined || typeof about !== "string" || about === "" || about === device.id) return false;
  // "Edge 50" is not named by a question about the "Edge 50 Neo".
  const others = text.toLowerCase().replaceAll(device.name.toLowerCase(), " ");
  return typeof name !== "string" || !others.includes(name.toLowerCase());
}
