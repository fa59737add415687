import { weekdayOf } from "#data/calendar-day.ts";
import { seededRandom } from "#data/seeded-random.ts";
import type { CasePool } from "#data/support-knowledge/case-pool.ts";
import { drawFeature, drawSearch, drawTicket, type Activity } from "./draw-activity.ts";
import { drawSessions, type Session } from "./draw-sessions.ts";
import { proneness } from "./device-weakness.ts";
import type { EquippedUser } from "./enterprise-users.ts";
import type { BehaviorKind, UserBehaviorRecord } from "./user-behavior-record.ts";
import { roleHabits } from "./user-roles.ts";

export type MonthOptions = { seed: number; events: number; lastDay: string; cases: CasePool };

/** Everything one user does in the thirty days, in order of time: exactly as many events as asked for. */
export function userMonth(user: EquippedUser, options: MonthOptions): UserBehaviorRecord[] {
  const { seed, events, lastDay, cases } = options;
  const random = seededRandom(`user-behavior:${seed}:${user.id}`);
  const habit = roleHabits[user.role];
  const sessionCount = Math.max(1, Math.round(events / (1 + habit.searches + habit.features)));
  const sessions = drawSessions(user, sessionCount, lastDay, random);
  const activities: Activity[][] = sessions.map(() => []);
  let left = events - sessions.length;
  const trouble = user.laptop ? 1.9 * proneness(seed, user.laptop) : 1;
  for (let tickets = Math.floor(trouble + random.next()); tickets > 0 && left > 3; tickets--) {
    const ticket = drawTicket(sessions, cases, seed, random);
    if (!ticket) break;
    activities[ticket.place]?.push(...ticket.activities);
    left -= ticket.activities.length;
  }
  for (; left > 0 && sessions.length > 0; left--) {
    const place = random.integer(0, sessions.length - 1);
    const session = sessions[place] as Session;
    const isSearch = random.chance(habit.searches / (habit.searches + habit.features));
    activities[place]?.unshift(isSearch ? drawSearch(user, random) : drawFeature(user, session, random));
  }
  let number = 0;
  const nextId = () => `ub-${user.id.slice(5)}-${String(++number).padStart(3, "0")}`;
  return sessions.flatMap((session, place) => recordsOf(user, session, activities[place] ?? [], nextId));
}

/** The session's record, then one for each thing done in it, evenly over its length. */
function recordsOf(
  user: EquippedUser,
  session: Session,
  activities: readonly Activity[],
  nextId: () => string,
): UserBehaviorRecord[] {
  const sessionId = nextId();
  const start = recordOf(user, session, { id: sessionId, sessionId, kind: "session", after: 0 });
  const length = Math.min(session.minutes, 59);
  return [
    { ...start, duration_minutes: session.minutes },
    ...activities.map((activity, place) => {
      const after = Math.floor((length * (place + 1)) / (activities.length + 1));
      const record = recordOf(user, session, { id: nextId(), sessionId, kind: activity.kind, after });
      return { ...record, ...detailOf(activity) };
    }),
  ];
}

function detailOf(activity: Activity): Partial<UserBehaviorRecord> {
  if (activity.kind === "feature") return { feature: activity.feature };
  if (activity.kind === "search") return { query: activity.query, results: activity.results };
  const { id, category, symptom, urgency, part } = activity.supportCase;
  return { case_id: id, category, symptom, urgency, part };
}

function recordOf(
  user: EquippedUser,
  { day, begin, device, app }: Session,
  event: { id: string; sessionId: string; kind: BehaviorKind; after: number },
): UserBehaviorRecord {
  const minute = begin + event.after;
  const hour = Math.floor(minute / 60);
  const weekday = weekdayOf(day);
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return {
    id: event.id,
    kind: event.kind,
    at: `${day}T${twoDigits(hour)}:${twoDigits(minute % 60)}:00Z`,
    user_name: user.name,
    department: user.department,
    role: user.role,
    app,
    device_name: device.name,
    duration_minutes: 0,
    weekday,
    hour,
    weekend: weekday === "Saturday" || weekday === "Sunday",
    user_id: user.id,
    session_id: event.sessionId,
    device_id: device.id,
    series: device.series,
    device_family: device.family,
    feature: "",
    query: "",
    results: 0,
    category: "",
    symptom: "",
    urgency: "",
    part: "",
    case_id: "",
  };
}
