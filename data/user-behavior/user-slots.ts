import { seededRandom } from "#data/seeded-random.ts";
import { unitHash } from "#data/unit-hash.ts";
import { departmentHabits, userDepartments, type UserDepartment } from "./user-departments.ts";
import { roleHabits, type UserRole } from "./user-roles.ts";

/** A position in the enterprise, the same for every seed: who holds it is drawn, how much it does is not. */
export type UserSlot = { department: UserDepartment; role: UserRole; events: number; firstEvent: number };

/** People in an enterprise of scale 1; a larger one is several of these. */
export const usersInBlock = 200;

function positions(): Omit<UserSlot, "firstEvent">[] {
  const all = userDepartments.flatMap((department) => {
    const { people, roles } = departmentHabits[department];
    return Array.from({ length: people }, (_, place) => {
      const role = roles[place % roles.length] as UserRole;
      const pace = 0.6 + 0.8 * unitHash(`pace:${department}:${place}`);
      return { department, role, events: Math.round(roleHabits[role].events * pace) };
    });
  });
  return seededRandom("user-slots").shuffle(all);
}

/**
 * The positions in the order of their users. As the number of events of each is fixed, so is the place of every user's
 * first event: a record is found by its place, and the users of so many records are known, without making any.
 */
export const userSlots: readonly UserSlot[] = positions().reduce<UserSlot[]>((slots, position) => {
  const last = slots.at(-1);
  return [...slots, { ...position, firstEvent: last ? last.firstEvent + last.events : 0 }];
}, []);

export const eventsInBlock = userSlots.reduce((sum, slot) => sum + slot.events, 0);

/** The position of the user at a place from 0. */
export function slotOf(place: number): UserSlot {
  const { firstEvent, ...slot } = userSlots[place % usersInBlock] as UserSlot;
  return { ...slot, firstEvent: Math.floor(place / usersInBlock) * eventsInBlock + firstEvent };
}

/** The place of the user whose event stands at a place among all events. */
export function userPlaceOf(event: number): number {
  const block = Math.floor(event / eventsInBlock);
  const within = event % eventsInBlock;
  return block * usersInBlock + userSlots.findLastIndex((slot) => slot.firstEvent <= within);
}

/** How many users appear in the first `records` events. */
export function userCountOf(records: number): number {
  return records === 0 ? 0 : userPlaceOf(records - 1) + 1;
}
