import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { findDevice } from "#data/devices/find-device.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import type { DataQuestion } from "#data/questions.ts";
import { openCasePool, type SupportCase } from "#data/support-knowledge/case-pool.ts";
import { defaultSupportKnowledgeCount } from "#data/support-knowledge/generate-support-knowledge.ts";
import type { CustomerJourney } from "./customer-journey.ts";
import { generateCustomerJourneys } from "./generate-customer-journeys.ts";

const collection = "customer-journeys";
const journeyOf = (journey: CustomerJourney) => ({ collection, record_id: journey.id });
/** Two people may have one name, so the id stands beside it. */
const nameOf = ({ customer_name: name, customer_id: id }: CustomerJourney) => `${name} (${id})`;

/**
 * Questions about the same records that `generateCustomerJourneys` makes from the same options: where a customer stands, what
 * the device is and what support found, and how many customers of a type ended in one way.
 */
export function* customerJourneyQuestions(
  options: GenerateOptions & { lastDay?: string },
): Generator<DataQuestion> {
  const devices = sourceOf(options, "devices", defaultDeviceCount);
  const knowledge = nestedSourceOf(options, "support-knowledge", defaultSupportKnowledgeCount, { devices });
  const cases = new Map(openCasePool(knowledge).all.map((one) => [one.id, one]));
  const catalogue = openDeviceCatalogue(devices);
  const endings = new Map<string, CustomerJourney["id"][]>();
  for (const journey of generateCustomerJourneys(options)) {
    yield* questionsOnJourney(journey);
    const device = findDevice(catalogue, journey.device_id);
    if (device) yield* questionsOnDevice(journey, device);
    const tickets = journey.ticket_ids.flatMap((id) => cases.get(id) ?? []);
    if (device) for (const ticket of tickets) yield* questionsOnTicket(journey, ticket, device);
    const ending = `${journey.customer_type}/${journey.outcome}`;
    endings.set(ending, [...(endings.get(ending) ?? []), journey.id]);
  }
  for (const [ending, ids] of endings) {
    const [type, outcome] = ending.split("/");
    yield {
      id: `${collection}:${ending}:count`,
      question: `How many journeys of ${type} customers have the outcome "${outcome}"?`,
      answer: String(ids.length),
      support: ids.map((record_id) => ({ collection, record_id })),
      hops: 1,
      kind: "count",
    };
  }
}

function* questionsOnJourney(journey: CustomerJourney): Generator<DataQuestion> {
  const who = nameOf(journey);
  const asked: [keyof CustomerJourney, string][] = [
    ["stage", `At which stage does ${who} stand?`],
    ["channel", `Through which channel did ${who} first come to us?`],
    ["device_name", `Which device is the journey of ${who} about?`],
    ["sentiment", `What is the sentiment of ${who} after all that happened?`],
    ["outcome", `How has the journey of ${who} ended so far?`],
  ];
  for (const [key, question] of asked)
    yield {
      id: `${collection}:${journey.id}:${key}`,
      question,
      answer: String(journey[key]),
      support: [journeyOf(journey)],
      hops: 1,
      kind: "lookup",
    };
}

function* questionsOnDevice(journey: CustomerJourney, device: Device): Generator<DataQuestion> {
  const asked: [keyof Device, string][] = [
    ["processor", "Which processor is in the device that the journey of {who} is about?"],
    [
      "warranty_months",
      "How many months of warranty has the device that {who} looked at first and foremost?",
    ],
  ];
  for (const [key, question] of asked)
    yield {
      id: `${collection}:${journey.id}:${key}`,
      question: question.replace("{who}", nameOf(journey)),
      answer: String(device[key]),
      support: [journeyOf(journey), { collection: "devices", record_id: device.id }],
      hops: 2,
      kind: "multi-hop",
    };
}

function* questionsOnTicket(
  journey: CustomerJourney,
  ticket: SupportCase,
  device: Device,
): Generator<DataQuestion> {
  const from = [journeyOf(journey), { collection: "support-knowledge", record_id: ticket.id }];
  const words = `"${ticket.symptom}", which ${nameOf(journey)} reported`;
  const asked: [keyof SupportCase, string][] = [
    ["remedy", `Which remedy did support have for ${words}?`],
    ["cause", `What was the cause of ${words}?`],
    ["part", `Which spare part is concerned by ${words}?`],
  ];
  for (const [key, question] of asked)
    yield {
      id: `${collection}:${journey.id}:${ticket.id}:${key}`,
      question,
      answer: ticket[key],
      support: from,
      hops: 2,
      kind: "multi-hop",
    };
  yield {
    id: `${collection}:${journey.id}:${ticket.id}:memory`,
    question: `How much memory, in gigabytes, has the device with the problem ${words}?`,
    answer: String(device.ram_gb),
    support: [...from, { collection: "devices", record_id: device.id }],
    hops: 3,
    kind: "multi-hop",
  };
}
