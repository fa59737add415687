import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { sourceOf, type Generation } from "#data/generator.ts";
import { personName } from "#data/person-names.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import type { UserDepartment } from "./user-departments.ts";
import type { UserRole } from "./user-roles.ts";
import { slotOf, userCountOf, userSlots, usersInBlock } from "./user-slots.ts";

/** A person of the enterprise. */
export type EnterpriseUser = { id: string; name: string; department: UserDepartment; role: UserRole };

/** A person with what they work on; a device of a series that is not there is undefined. */
export type EquippedUser = EnterpriseUser & {
  laptop: Device | undefined;
  phone: Device | undefined;
  server: Device | undefined;
};

export type EnterpriseUsers = RecordSequence<EnterpriseUser> & {
  equipped(place: number): EquippedUser;
  /** Someone of that department; someone else only where it has nobody. */
  someoneOf(department: UserDepartment, random: SeededRandom): EnterpriseUser;
};

const placesOf = Map.groupBy(userSlots.keys(), (place) => userSlots[place]?.department);

/** The users who appear in a generation of user behaviour, each a pure function of the seed, its place and the devices. */
export function openEnterpriseUsers(generation: Generation): EnterpriseUsers {
  const { seed } = generation;
  const devices = openDeviceCatalogue(sourceOf(generation, "devices", defaultDeviceCount));
  const drawDevice = (series: Device["series"], random: SeededRandom) => {
    const candidates = devices.ofSeries([series]);
    return candidates.count === 0 ? undefined : candidates.at(random.integer(0, candidates.count - 1));
  };
  const users = recordSequence(userCountOf(generation.count), (place): EnterpriseUser => {
    const { department, role } = slotOf(place);
    const id = `user-${String(place + 1).padStart(4, "0")}`;
    return { id, name: personName(`${seed}:${id}`), department, role };
  });
  return {
    ...users,
    equipped(place) {
      const user = users.at(place);
      const random = seededRandom(`user:${seed}:${user.id}`);
      return {
        ...user,
        laptop: drawDevice("ThinkPad", random),
        phone: drawDevice("Moto Edge", random),
        server: drawDevice("ThinkSystem", random),
      };
    },
    someoneOf(department, random) {
      const block = random.integer(0, Math.ceil(users.count / usersInBlock) - 1) * usersInBlock;
      const places = (placesOf.get(department) ?? []).filter((place) => block + place < users.count);
      return users.at(places.length === 0 ? random.integer(0, users.count - 1) : block + random.pick(places));
    },
  };
}
