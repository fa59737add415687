import { Failure } from "#domain/failure.ts";
import { defaultLastDay } from "#data/calendar-day.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { countOf, sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import type { RecordSequence } from "#data/record-sequence.ts";
import { openCasePool } from "#data/support-knowledge/case-pool.ts";
import { defaultSupportKnowledgeCount } from "#data/support-knowledge/generate-support-knowledge.ts";
import { openEnterpriseUsers } from "./enterprise-users.ts";
import type { UserBehaviorRecord } from "./user-behavior-record.ts";
import { userMonth } from "./user-month.ts";
import { eventsInBlock, slotOf, userPlaceOf } from "./user-slots.ts";

/** What two hundred users do in thirty days. */
export const defaultUserBehaviorCount = eventsInBlock;

/**
 * What the users of the enterprise do in the thirty days up to `lastDay`: sessions, searches, features, tickets, user by
 * user, each in order of time. A scale multiplies the users. The nth record depends on the seed, the day, the devices and
 * the support cases alone; to make one, its user's month is made.
 */
export function generateUserBehavior(
  options: GenerateOptions & { lastDay?: string },
): RecordSequence<UserBehaviorRecord> {
  const count = countOf(options, defaultUserBehaviorCount);
  const devices = sourceOf(options, "devices", defaultDeviceCount);
  if (devices.count === 0)
    throw new Failure("invalid-input", "User behaviour needs devices to refer to, and there are none.");
  const { seed, lastDay = defaultLastDay } = options;
  const users = openEnterpriseUsers({ seed, count, sources: { devices } });
  const cases = openCasePool(
    nestedSourceOf(options, "support-knowledge", defaultSupportKnowledgeCount, { devices }),
  );
  const monthOf = (place: number) =>
    userMonth(users.equipped(place), { seed, lastDay, cases, events: slotOf(place).events });
  return {
    count,
    at(place) {
      const userPlace = userPlaceOf(place);
      return monthOf(userPlace)[place - slotOf(userPlace).firstEvent] as UserBehaviorRecord;
    },
    *[Symbol.iterator]() {
      let left = count;
      for (let place = 0; left > 0; place++) {
        const records = monthOf(place).slice(0, left);
        yield* records;
        left -= records.length;
      }
    },
  };
}
