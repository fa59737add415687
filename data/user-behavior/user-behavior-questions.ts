import { openDeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { findDevice } from "#data/devices/find-device.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import type { DataQuestion } from "#data/questions.ts";
import { openCasePool, type SupportCase } from "#data/support-knowledge/case-pool.ts";
import { defaultSupportKnowledgeCount } from "#data/support-knowledge/generate-support-knowledge.ts";
import { generateUserBehavior } from "./generate-user-behavior.ts";
import type { UserBehaviorRecord } from "./user-behavior-record.ts";

const collection = "user-behavior";
const supports = (records: readonly UserBehaviorRecord[]) =>
  records.map((record) => ({ collection, record_id: record.id }));
const whenOf = (record: UserBehaviorRecord) => `on ${record.at.slice(0, 10)} at ${record.at.slice(11, 16)}`;

/**
 * Questions about the same records that `generateUserBehavior` makes from the same options, a user's after the other's:
 * what one did, and what the device and the support case of a ticket add to it. A name in a question is followed by the
 * user's id, as two people may have one name.
 */
export function* userBehaviorQuestions(
  options: GenerateOptions & { lastDay?: string },
): Generator<DataQuestion> {
  const devices = sourceOf(options, "devices", defaultDeviceCount);
  const knowledge = nestedSourceOf(options, "support-knowledge", defaultSupportKnowledgeCount, { devices });
  const cases = new Map(openCasePool(knowledge).all.map((one) => [one.id, one]));
  const catalogue = openDeviceCatalogue(devices);
  for (const month of byUser(generateUserBehavior(options))) {
    yield* questionsOnMonth(month);
    for (const ticket of month.filter((record) => record.kind === "ticket")) {
      const supportCase = cases.get(ticket.case_id);
      const device = findDevice(catalogue, ticket.device_id);
      if (supportCase && device) yield* questionsOnTicket(ticket, supportCase, device.ram_gb);
    }
  }
}

function* byUser(records: Iterable<UserBehaviorRecord>): Generator<UserBehaviorRecord[]> {
  let month: UserBehaviorRecord[] = [];
  for (const record of records) {
    if (month.length > 0 && month[0]?.user_id !== record.user_id) {
      yield month;
      month = [];
    }
    month.push(record);
  }
  if (month.length > 0) yield month;
}

function* questionsOnMonth(month: readonly UserBehaviorRecord[]): Generator<DataQuestion> {
  const [first] = month;
  if (!first) return;
  const who = `${first.user_name} (${first.user_id})`;
  const sessions = month.filter((record) => record.kind === "session");
  const longest = sessions.toSorted((left, right) => right.duration_minutes - left.duration_minutes);
  yield {
    id: `${collection}:${first.user_id}:department`,
    question: `In which department does ${who} work?`,
    answer: first.department,
    support: supports([first]),
    hops: 1,
    kind: "lookup",
  };
  yield {
    id: `${collection}:${first.user_id}:sessions`,
    question: `How many sessions did ${who} have in the thirty days?`,
    answer: String(sessions.length),
    support: supports(sessions),
    hops: 1,
    kind: "count",
  };
  if (longest[0] && longest[0].duration_minutes !== longest[1]?.duration_minutes)
    yield {
      id: `${collection}:${first.user_id}:longest`,
      question: `Which application did ${who} use in the longest session?`,
      answer: longest[0].app,
      support: supports(sessions),
      hops: 1,
      kind: "comparison",
    };
}

/** What a ticket's case tells, by the question that asks it; `{ticket}` is the ticket in words. */
const tellings: readonly [keyof SupportCase, string][] = [
  ["remedy", "What solved {ticket}?"],
  ["cause", "What was the cause behind {ticket}?"],
  ["next_step", "What should be advised first for {ticket}?"],
];

function* questionsOnTicket(
  ticket: UserBehaviorRecord,
  supportCase: SupportCase,
  memory: number,
): Generator<DataQuestion> {
  const words = `the ticket that ${ticket.user_name} (${ticket.user_id}) opened ${whenOf(ticket)}`;
  yield {
    id: `${collection}:${ticket.id}:symptom`,
    question: `Which symptom did ${words} report?`,
    answer: ticket.symptom,
    support: supports([ticket]),
    hops: 1,
    kind: "lookup",
  };
  for (const [key, wording] of tellings)
    yield {
      id: `${collection}:${ticket.id}:${key}`,
      question: wording.replace("{ticket}", words),
      answer: supportCase[key],
      support: [...supports([ticket]), { collection: "support-knowledge", record_id: supportCase.id }],
      hops: 2,
      kind: "multi-hop",
    };
  yield {
    id: `${collection}:${ticket.id}:memory`,
    question: `How much memory, in gigabytes, has the device of ${words}?`,
    answer: String(memory),
    support: [...supports([ticket]), { collection: "devices", record_id: ticket.device_id }],
    hops: 2,
    kind: "multi-hop",
  };
}
