/** Names of the days of the week, Sunday first, as `Date.getUTCDay` counts them. */
export const weekdays = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * The last day of everything that happens over time, unless the caller says another. Data knows no clock: "this month" is
 * the month that ends here, and its thirty days are the whole window of user behaviour.
 */
export const defaultLastDay = "2025-09-30";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** A day as YYYY-MM-DD, so many days after another (before it when negative). */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

export function weekdayOf(day: string): Weekday {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] as Weekday;
}

/** How many days from one day to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}
