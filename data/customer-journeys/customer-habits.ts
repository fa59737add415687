import type { DeviceSeries } from "#data/devices/device.ts";
import type { CustomerType, JourneyChannel } from "./customer-journey.ts";

/** How customers of one type go about it. */
export type CustomerHabit = {
  isCompany: boolean;
  /** Series they look for, the usual one first. */
  series: readonly DeviceSeries[];
  /** What a single device may cost before the price hurts, in US dollars. */
  budget: number;
  /** How much of what goes wrong they forgive, 0 to 1. */
  patience: number;
  /** Fewest and most devices bought at once. */
  units: readonly [number, number];
  /** Where they first hear of a device, buy it, and ask for help; the usual ones first. */
  discovery: readonly JourneyChannel[];
  purchase: readonly JourneyChannel[];
  support: readonly JourneyChannel[];
  returningShare: number;
  needs: readonly string[];
};

export const customerHabits: Readonly<Record<CustomerType, CustomerHabit>> = {
  consumer: {
    isCompany: false,
    series: ["Moto Edge", "ThinkPad"],
    budget: 1100,
    patience: 0.5,
    units: [1, 1],
    discovery: ["web shop", "store", "app"],
    purchase: ["web shop", "store", "app"],
    support: ["chat", "phone", "app", "store"],
    returningShare: 0.3,
    needs: [
      "photos of the children",
      "films in the evening",
      "letters and tax forms",
      "video calls with the family",
      "recipes and shopping lists",
      "holiday pictures",
      "a football club's newsletter",
    ],
  },
  premium: {
    isCompany: false,
    series: ["ThinkPad", "Moto Edge"],
    budget: 4000,
    patience: 0.25,
    units: [1, 2],
    discovery: ["email", "app", "store"],
    purchase: ["app", "store", "phone"],
    support: ["phone", "chat"],
    returningShare: 0.7,
    needs: [
      "weeks of travel",
      "editing of long films",
      "board papers on the plane",
      "a home studio",
      "a second home by the sea",
      "work between three offices",
    ],
  },
  student: {
    isCompany: false,
    series: ["ThinkPad", "Moto Edge"],
    budget: 900,
    patience: 0.6,
    units: [1, 1],
    discovery: ["app", "web shop", "chat"],
    purchase: ["web shop", "app", "store"],
    support: ["chat", "app", "email"],
    returningShare: 0.15,
    needs: [
      "lectures and term papers",
      "a thesis in statistics",
      "drawing classes",
      "a year abroad",
      "group projects",
      "evening courses in law",
      "programming homework",
    ],
  },
  "small business": {
    isCompany: true,
    series: ["ThinkPad", "ThinkSystem", "Moto Edge"],
    budget: 3200,
    patience: 0.45,
    units: [2, 18],
    discovery: ["partner", "web shop", "trade fair"],
    purchase: ["partner", "web shop", "phone"],
    support: ["phone", "email", "partner"],
    returningShare: 0.4,
    needs: [
      "the books of the shop",
      "a second branch",
      "the drivers' routes",
      "a dental practice",
      "plans on the building site",
      "the orders of a bakery",
      "an architect's drawings",
    ],
  },
  enterprise: {
    isCompany: true,
    series: ["ThinkSystem", "ThinkPad"],
    budget: 22000,
    patience: 0.4,
    units: [15, 240],
    discovery: ["sales representative", "trade fair", "partner"],
    purchase: ["sales representative", "partner"],
    support: ["phone", "email", "sales representative"],
    returningShare: 0.6,
    needs: [
      "the refresh of a data centre",
      "a new branch office",
      "an analytics cluster",
      "four thousand desks",
      "the cash desks of all stores",
      "a merger of two networks",
      "the edge sites of a railway",
    ],
  },
};
