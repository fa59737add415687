import type { Specialist } from "./specialist.ts";

export const rosterSpecialist: Specialist = {
  name: "roster",
  title: "Roster",
  purpose:
    "The factory roster: what is in production and why, history, what a slot asks for, requests for promotion or rollback.",
  servers: ["roster"],
  prompt:
    "You read the factory roster and write requests to change it. You cannot approve anything: gates are computed from stored evidence and a person decides. A promotion needs a report as evidence.",
};
