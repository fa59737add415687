import type { DeviceSeries } from "#data/devices/device.ts";

export const customerTypes = ["consumer", "premium", "student", "small business", "enterprise"] as const;
export type CustomerType = (typeof customerTypes)[number];

/** Where a customer can stand, in the order of a journey. */
export const journeyStages = [
  "awareness",
  "consideration",
  "purchase",
  "onboarding",
  "use",
  "support",
  "renewal",
] as const;
export type JourneyStage = (typeof journeyStages)[number];

/** How a journey has ended so far; `open` before anything is bought or given up, `purchase` while the customer has it. */
export const journeyOutcomes = [
  "open",
  "abandoned",
  "cancelled",
  "purchase",
  "return",
  "renewal",
  "churn",
] as const;
export type JourneyOutcome = (typeof journeyOutcomes)[number];

export const journeyChannels = [
  "web shop",
  "store",
  "phone",
  "chat",
  "app",
  "email",
  "partner",
  "sales representative",
  "trade fair",
] as const;
export type JourneyChannel = (typeof journeyChannels)[number];

export const sentiments = ["negative", "neutral", "positive"] as const;
export type Sentiment = (typeof sentiments)[number];

/** One customer's way with one device, from the first word of it to where they stand on the last day. */
export type CustomerJourney = {
  id: string;
  customer_type: CustomerType;
  customer_name: string;
  outcome: JourneyOutcome;
  stage: JourneyStage;
  sentiment: Sentiment;
  satisfaction: number;
  channel: JourneyChannel;
  device_name: string;
  spend_usd: number;
  title: string;
  customer_id: string;
  started_on: string;
  last_contact_on: string;
  duration_days: number;
  purchased: boolean;
  returning: boolean;
  complained: boolean;
  units: number;
  series: DeviceSeries;
  device_id: string;
  device_ids: string[];
  ticket_ids: string[];
  support_contacts: number;
  touchpoint_count: number;
  channels: string[];
  touchpoints: string[];
  text: string;
};
