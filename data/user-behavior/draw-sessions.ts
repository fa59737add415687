import { dayAfter, weekdays, weekdayOf } from "#data/calendar-day.ts";
import type { Device } from "#data/devices/device.ts";
import { pickWeighted } from "#data/pick-weighted.ts";
import type { SeededRandom } from "#data/seeded-random.ts";
import type { Application } from "./applications.ts";
import type { EquippedUser } from "./enterprise-users.ts";
import { departmentHabits } from "./user-departments.ts";
import { roleHabits, type RoleHabit } from "./user-roles.ts";

/** Days that user behaviour covers, the last day included. */
export const windowDays = 30;

export type Session = {
  day: string;
  /** Minutes since midnight. */
  begin: number;
  minutes: number;
  device: Device;
  app: Application;
};

/** How busy each day of the window is for the department. */
function dayWeights(user: EquippedUser, days: readonly string[]): number[] {
  const { week, monthEnd } = departmentHabits[user.department];
  return days.map((day, place) => {
    const usual = week[weekdays.indexOf(weekdayOf(day))] ?? 1;
    return place >= windowDays - 3 ? usual * monthEnd : usual;
  });
}

/** A working day of nine hours, busiest in its second and seventh, quiet over lunch. */
const workingHours = [0.7, 1.3, 1.2, 1, 0.45, 0.9, 1.2, 1.1, 0.6];

function drawBegin(habit: RoleHabit, isEvening: boolean, random: SeededRandom): number {
  const hour = isEvening ? random.integer(19, 22) : habit.start + pickWeighted(workingHours, random);
  return hour * 60 + random.integer(0, 59);
}

/** Evenings and weekends are the phone's; the console of a server is for those who look after it. */
function drawDevice(
  user: EquippedUser,
  habit: RoleHabit,
  isLeisure: boolean,
  random: SeededRandom,
): Device | undefined {
  const draw = random.next();
  const phoneShare = isLeisure ? 0.7 : habit.phoneShare;
  if (draw < phoneShare) return user.phone ?? user.laptop ?? user.server;
  if (draw < phoneShare + habit.serverShare) return user.server ?? user.laptop ?? user.phone;
  return user.laptop ?? user.phone ?? user.server;
}

function drawApp(user: EquippedUser, day: string, random: SeededRandom): Application {
  const weekday = weekdayOf(day);
  if (weekday === "Friday" && random.chance(0.25)) return "HR Portal";
  return random.pickUsual(departmentHabits[user.department].applications);
}

/** The user's sessions in the thirty days up to `lastDay`, in order of time; none where there is no device. */
export function drawSessions(
  user: EquippedUser,
  count: number,
  lastDay: string,
  random: SeededRandom,
): Session[] {
  const habit = roleHabits[user.role];
  const days = Array.from({ length: windowDays }, (_, place) => dayAfter(lastDay, place - windowDays + 1));
  const weights = dayWeights(user, days);
  const sessions = Array.from({ length: count }, (): Session[] => {
    const day = days[pickWeighted(weights, random)] as string;
    const isEvening = random.chance(habit.eveningShare);
    const isWeekend = ["Saturday", "Sunday"].includes(weekdayOf(day));
    const device = drawDevice(user, habit, isEvening || isWeekend, random);
    if (!device) return [];
    const length = habit.minutes * (device.series === "Moto Edge" ? 1 / 3 : 1);
    const minutes = Math.max(1, Math.round(length * (0.4 + random.next() + 0.5 * random.next() ** 3)));
    return [
      { day, begin: drawBegin(habit, isEvening, random), minutes, device, app: drawApp(user, day, random) },
    ];
  }).flat();
  return sessions.toSorted((left, right) =>
    left.day === right.day ? left.begin - right.begin : left.day < right.day ? -1 : 1,
  );
}
