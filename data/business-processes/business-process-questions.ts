import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { findDevice } from "#data/devices/find-device.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import type { DataQuestion } from "#data/questions.ts";
import {
  defaultUserBehaviorCount,
  generateUserBehavior,
} from "#data/user-behavior/generate-user-behavior.ts";
import type { UserBehaviorRecord } from "#data/user-behavior/user-behavior-record.ts";
import { slotOf } from "#data/user-behavior/user-slots.ts";
import type { BusinessProcess } from "./business-process.ts";
import { generateBusinessProcesses } from "./generate-business-processes.ts";
import { processTypes } from "./process-types.ts";

const collection = "business-processes";
type Support = DataQuestion["support"];

/** What a user did first in the month, which also says who they are. */
type FirstEvent = (userId: string) => UserBehaviorRecord;
type DeviceOf = (deviceId: string) => Device | undefined;

const triggers = new Map(processTypes.flatMap(({ types }) => types.map((type) => [type.name, type.trigger])));

/**
 * Questions about the same records that `generateBusinessProcesses` makes from the same options: what one process is, who
 * its people are and what they work on, and which process of a department takes longest.
 */
export function* businessProcessQuestions(options: GenerateOptions): Generator<DataQuestion> {
  const devices = sourceOf(options, "devices", defaultDeviceCount);
  const { seed, count, sources } = nestedSourceOf(options, "user-behavior", defaultUserBehaviorCount, {
    devices,
  });
  const behavior = generateUserBehavior({ seed, count, sources });
  const firstEvent: FirstEvent = (userId) => behavior.at(slotOf(Number(userId.slice(5)) - 1).firstEvent);
  const catalogue = openDeviceCatalogue(devices);
  const deviceOf: DeviceOf = (id) => findDevice(catalogue, id);
  const byDepartment = new Map<string, { ids: string[]; longest: BusinessProcess; isTied: boolean }>();
  for (const process of generateBusinessProcesses(options)) {
    yield* questionsOnProcess(process);
    yield* questionsOnPeople(process, firstEvent, deviceOf);
    const known = byDepartment.get(process.department) ?? { ids: [], longest: process, isTied: false };
    known.ids.push(process.id);
    if (process.cycle_time_days > known.longest.cycle_time_days)
      Object.assign(known, { longest: process, isTied: false });
    else if (process !== known.longest && process.cycle_time_days === known.longest.cycle_time_days)
      known.isTied = true;
    byDepartment.set(process.department, known);
  }
  for (const [department, { ids, longest, isTied }] of byDepartment)
    if (!isTied)
      yield {
        id: `${collection}:${department}:longest`,
        question: `Which process of ${department} takes longest?`,
        answer: longest.name,
        support: ids.map((record_id) => ({ collection, record_id })),
        hops: 1,
        kind: "comparison",
      };
}

function* questionsOnProcess(process: BusinessProcess): Generator<DataQuestion> {
  const support: Support = [{ collection, record_id: process.id }];
  const ask = (key: string, question: string, answer: string): DataQuestion => ({
    id: `${collection}:${process.id}:${key}`,
    question,
    answer,
    support,
    hops: 1,
    kind: "lookup",
  });
  const [name = "", ...scope] = process.name.split(", ");
  const place = scope.length === 0 ? "" : `, for ${scope.join(", ")}`;
  yield ask(
    "department",
    `Which department owns the process that starts when ${triggers.get(name)}${place}?`,
    process.department,
  );
  yield ask("owner", `Who owns the process "${process.name}"?`, process.owner_name);
  yield ask("bottleneck", `Which step of "${process.name}" takes longest?`, process.bottleneck_step);
  yield ask("cost", `What does one run of "${process.name}" cost in dollars?`, String(process.cost_usd));
  yield ask(
    "cycle",
    `How many days does one run of "${process.name}" take?`,
    String(process.cycle_time_days),
  );
}

function* questionsOnPeople(
  process: BusinessProcess,
  firstEvent: FirstEvent,
  deviceOf: DeviceOf,
): Generator<DataQuestion> {
  const slowest = firstEvent(process.bottleneck_owner_id);
  const own = firstEvent(process.owner_id);
  const device = deviceOf(own.device_id);
  const used = deviceOf(process.device_ids[0] ?? "");
  const from = { collection, record_id: process.id };
  const ask = (key: string, question: string, answer: string, via: Support): DataQuestion => ({
    id: `${collection}:${process.id}:${key}`,
    question,
    answer,
    support: [from, ...via],
    hops: 1 + via.length,
    kind: "multi-hop",
  });
  const event = (record: UserBehaviorRecord) => ({ collection: "user-behavior", record_id: record.id });
  yield ask(
    "bottleneck-department",
    `In which department does the person work who carries out the slowest step of "${process.name}"?`,
    slowest.department,
    [event(slowest)],
  );
  yield ask(
    "owner-app",
    `Which application did the owner of "${process.name}" open first in the month?`,
    own.app,
    [event(own)],
  );
  if (device)
    yield ask(
      "owner-memory",
      `How much memory, in gigabytes, has the device on which the owner of "${process.name}" began the month?`,
      String(device.ram_gb),
      [event(own), { collection: "devices", record_id: device.id }],
    );
  if (used)
    yield ask(
      "device-system",
      `Which operating system runs on the ${used.name} used in "${process.name}"?`,
      used.os,
      [{ collection: "devices", record_id: used.id }],
    );
}
