export const userRoles = ["manager", "analyst", "engineer", "technician", "agent", "assistant"] as const;
export type UserRole = (typeof userRoles)[number];

/** How people of one role work: what the numbers of a month follow. */
export type RoleHabit = {
  /** Events in thirty days, before the person's own pace. */
  events: number;
  /** Hour at which the working day begins; it has nine hours, the fifth of them quiet. */
  start: number;
  /** Share of sessions in the evening, seven to ten. */
  eveningShare: number;
  /** Mean minutes of a session on a computer; on a phone it is a third. */
  minutes: number;
  /** Searches and features used, a session. */
  searches: number;
  features: number;
  /** Shares of sessions in working hours on the phone, and on a server's console. */
  phoneShare: number;
  serverShare: number;
};

export const roleHabits: Readonly<Record<UserRole, RoleHabit>> = {
  manager: {
    events: 44,
    start: 8,
    eveningShare: 0.16,
    minutes: 22,
    searches: 0.3,
    features: 0.9,
    phoneShare: 0.4,
    serverShare: 0,
  },
  analyst: {
    events: 54,
    start: 9,
    eveningShare: 0.06,
    minutes: 64,
    searches: 1.1,
    features: 0.8,
    phoneShare: 0.06,
    serverShare: 0.04,
  },
  engineer: {
    events: 50,
    start: 10,
    eveningShare: 0.22,
    minutes: 75,
    searches: 0.7,
    features: 1,
    phoneShare: 0.05,
    serverShare: 0.16,
  },
  technician: {
    events: 38,
    start: 6,
    eveningShare: 0.05,
    minutes: 26,
    searches: 0.6,
    features: 0.7,
    phoneShare: 0.45,
    serverShare: 0.22,
  },
  agent: {
    events: 56,
    start: 8,
    eveningShare: 0.12,
    minutes: 48,
    searches: 1,
    features: 1.1,
    phoneShare: 0.12,
    serverShare: 0,
  },
  assistant: {
    events: 34,
    start: 8,
    eveningShare: 0.02,
    minutes: 38,
    searches: 0.4,
    features: 0.8,
    phoneShare: 0.1,
    serverShare: 0,
  },
};
