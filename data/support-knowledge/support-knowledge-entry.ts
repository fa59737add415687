import type { Channel } from "./compose-ticket.ts";
import type { NextStep, SupportCategory, Urgency } from "./problem-family.ts";

/** One solved case of the support desk, about one device of the catalogue. */
export type SupportKnowledgeEntry = {
  id: string;
  title: string;
  device_id: string;
  device_name: string;
  series: string;
  category: SupportCategory;
  problem_family: string;
  symptom: string;
  customer_message: string;
  channel: Channel;
  language: "en";
  cause: string;
  remedy: string;
  next_step: NextStep;
  urgency: Urgency;
  part: string;
  firmware_version: string;
};
