import { weekdayOf } from "#data/calendar-day.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import { pickWeighted } from "#data/pick-weighted.ts";
import type { CasePool, SupportCase } from "#data/support-knowledge/case-pool.ts";
import { applications } from "./applications.ts";
import type { Session } from "./draw-sessions.ts";
import type { EnterpriseUser } from "./enterprise-users.ts";
import { batteryShare, proneness, weakCategory } from "./device-weakness.ts";
import { departmentHabits } from "./user-departments.ts";

/** What someone does within a session. */
export type Activity =
  | { kind: "search"; query: string; results: number }
  | { kind: "feature"; feature: string }
  | { kind: "ticket"; supportCase: SupportCase };

const aspects = ["template", "deadline", "who approves", "how to", "latest version", "checklist", "contact"];

export function drawSearch(user: EnterpriseUser, random: SeededRandom): Activity {
  const topic = random.pickUsual(departmentHabits[user.department].topics);
  const query = random.chance(0.6) ? `${topic} ${random.pickUsual(aspects)}` : topic;
  // The longer the query, the fewer the results; one in twelve finds nothing.
  const results = random.chance(1 / 12) ? 0 : random.integer(1, query.split(" ").length > 2 ? 18 : 40);
  return { kind: "search", query, results };
}

/** The feature of the session's application that the user likes best, half of the time; on Fridays the time sheet. */
export function drawFeature(user: EnterpriseUser, session: Session, random: SeededRandom): Activity {
  if (session.app === "HR Portal" && weekdayOf(session.day) === "Friday" && random.chance(0.6))
    return { kind: "feature", feature: "time sheet" };
  const liked = seededRandom(`liked:${user.id}:${session.app}`).shuffle(applications[session.app]);
  return { kind: "feature", feature: random.pickUsual(liked) };
}

/**
 * The case a device's trouble turns out to be: its battery, likelier with each year; else mostly of the category its family is
 * weak in.
 */
function drawCase(
  session: Session,
  cases: CasePool,
  seed: number,
  random: SeededRandom,
): SupportCase | undefined {
  const { device } = session;
  const [ofFamily, ofSeries] = [cases.ofFamily(device), cases.ofSeries(device.series)];
  if (random.chance(batteryShare(device))) {
    const worn = [ofFamily.ofPart("battery"), ofSeries.ofPart("battery")].find((some) => some.length > 0);
    if (worn) return random.pick(worn);
  }
  const category = weakCategory(seed, device, ofFamily.categories);
  const weak = category === undefined ? [] : ofFamily.ofCategory(category);
  if (weak.length > 0 && random.chance(0.55)) return random.pick(weak);
  const nearest = [cases.ofDevice(device.id), ofFamily.all, ofSeries.all].find((some) => some.length > 0);
  return nearest && random.pick(nearest);
}

/** A ticket in one of the sessions, likelier on old devices of troublesome families and on Mondays. */
export function drawTicket(
  sessions: readonly Session[],
  cases: CasePool,
  seed: number,
  random: SeededRandom,
): { place: number; activities: Activity[] } | undefined {
  const weights = sessions.map(
    ({ device, day }) => proneness(seed, device) * (weekdayOf(day) === "Monday" ? 2 : 1),
  );
  if (weights.length === 0) return undefined;
  const place = pickWeighted(weights, random);
  const session = sessions[place] as Session;
  const supportCase = drawCase(session, cases, seed, random);
  if (!supportCase) return undefined;
  const query = `${session.device.family} ${supportCase.symptom}`;
  const search: Activity = { kind: "search", query, results: random.integer(0, 6) };
  return { place, activities: [search, { kind: "ticket", supportCase }] };
}
