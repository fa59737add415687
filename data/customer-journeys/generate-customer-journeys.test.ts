import { describe, expect, test } from "vitest";
import { defaultLastDay } from "#data/calendar-day.ts";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { distinctTexts } from "#data/training/near-duplicates.ts";
import { customerHabits } from "./customer-habits.ts";
import { customerTypes, journeyOutcomes, journeyStages, type CustomerJourney } from "./customer-journey.ts";
import { customerJourneyFields } from "./customer-journey-fields.ts";
import { generateCustomerJourneys } from "./generate-customer-journeys.ts";

const journeys = [...generateCustomerJourneys({ seed: 7 })];
const many = [...generateCustomerJourneys({ seed: 5, scale: 10 })];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const satisfactionOf = (is: (journey: CustomerJourney) => boolean) =>
  mean(many.filter(is).map((journey) => journey.satisfaction));
const share = (of: (journey: CustomerJourney) => boolean, is: (journey: CustomerJourney) => boolean) =>
  many.filter(of).filter(is).length / many.filter(of).length;

test("the default has a hundred journeys, twenty of each customer type, of every outcome", () => {
  expect(journeys).toHaveLength(100);
  for (const type of customerTypes)
    expect(journeys.filter((journey) => journey.customer_type === type)).toHaveLength(20);
  expect(new Set(journeys.map((journey) => journey.outcome))).toEqual(new Set(journeyOutcomes));
  expect(new Set(many.map((journey) => journey.stage))).toEqual(new Set(journeyStages));
});

test("a seed gives the same journeys again, in order or by place, and more leave the first as they were", () => {
  const sources = { devices: { seed: 7, count: 130 }, "support-knowledge": { seed: 7, count: 500 } };
  const more = generateCustomerJourneys({ seed: 7, count: 300, sources });
  expect([...more].slice(0, 100)).toEqual(journeys);
  expect(more.at(57)).toEqual(journeys[57]);
  expect([...generateCustomerJourneys({ seed: 8 })]).not.toEqual(journeys);
});

test("nothing happens after the last day, which is the caller's to choose", () => {
  for (const journey of journeys) {
    expect(journey.last_contact_on <= defaultLastDay).toBe(true);
    expect(journey.started_on <= journey.last_contact_on).toBe(true);
  }
  const moved = [...generateCustomerJourneys({ seed: 7, lastDay: "2024-05-31" })];
  expect(
    moved
      .map((journey) => journey.last_contact_on)
      .toSorted()
      .at(-1)! <= "2024-05-31",
  ).toBe(true);
  expect(moved.map((journey) => journey.text)).toEqual(journeys.map((journey) => journey.text));
});

describe.each([0.1, 1, 10])("at scale %d", (scale) => {
  const made = [...generateCustomerJourneys({ seed: 11, scale })];
  const devices = new Map([...generateDevices({ seed: 11, scale })].map((one) => [one.id, one]));
  const cases = new Map([...generateSupportKnowledge({ seed: 11, scale })].map((one) => [one.id, one]));

  test("devices and tickets exist, and tickets are about the device of the journey", () => {
    for (const journey of made) {
      expect(devices.get(journey.device_id)).toMatchObject({
        name: journey.device_name,
        series: journey.series,
      });
      expect(journey.device_ids[0]).toBe(journey.device_id);
      expect(journey.device_ids.filter((id) => !devices.has(id))).toEqual([]);
      for (const id of journey.ticket_ids) {
        const ticket = cases.get(id);
        expect(ticket?.device_id).toBe(journey.device_id);
        expect(journey.text).toContain(ticket?.symptom);
      }
    }
  });

  test("fewer than two in a hundred stories nearly repeat an earlier one", () => {
    const distinct = distinctTexts(
      made,
      (journey) => journey.text,
      () => "",
    );
    expect((made.length - distinct.length) / made.length).toBeLessThan(0.02);
  });

  test("journeys hold exactly the documented fields, in their types and values, with no gap left in a text", () => {
    const names = customerJourneyFields.map((field) => field.name).toSorted();
    for (const journey of made) {
      const held: Record<string, unknown> = journey;
      expect(Object.keys(held).toSorted()).toEqual(names);
      const wrong = customerJourneyFields.filter(({ name, type, values }) => {
        const items = [held[name]].flat();
        const itemType = type === "string[]" ? "string" : type;
        return (
          Array.isArray(held[name]) !== (type === "string[]") ||
          items.some(
            (item) => typeof item !== itemType || item === "" || /[{}]|undefined/.test(String(item)),
          ) ||
          items.some((item) => values && !values.includes(String(item)))
        );
      });
      if (wrong.length > 0) expect.fail(`${journey.id}: ${wrong.map((field) => field.name).join(", ")}`);
    }
  });
});

test("satisfaction follows from what happened: solved at once, solved late, left alone", () => {
  const said = (words: string) => (journey: CustomerJourney) =>
    journey.ticket_ids.length === 1 && journey.touchpoints.some((touchpoint) => touchpoint.includes(words));
  const solvedAtOnce = satisfactionOf(said("solved at once"));
  const solvedLate = satisfactionOf(said("solved in the end"));
  const unsolved = satisfactionOf(said("is left with"));
  expect(solvedAtOnce).toBeGreaterThan(solvedLate);
  expect(solvedLate).toBeGreaterThan(unsolved + 0.5);
});

test("outcome follows sentiment: the content renew, the others leave or send back", () => {
  const isAsked = (journey: CustomerJourney) => ["renewal", "churn"].includes(journey.outcome);
  const renewalShare = (sentiment: string) =>
    share(
      (journey) => isAsked(journey) && journey.sentiment === sentiment,
      (journey) => journey.outcome === "renewal",
    );
  expect(renewalShare("positive")).toBeGreaterThan(renewalShare("negative") + 0.4);
  const returned = many.filter((journey) => journey.outcome === "return");
  expect(returned.every((journey) => journey.ticket_ids.length > 0)).toBe(true);
  expect(mean(returned.map((journey) => journey.satisfaction))).toBeLessThan(2.5);
  const complained = many.filter((journey) => journey.complained);
  expect(mean(complained.map((journey) => journey.satisfaction))).toBeLessThan(2.5);
});

test("the same trouble costs premium customers more than students, who are patient", () => {
  const unhappy = (type: string) =>
    satisfactionOf(
      (journey) =>
        journey.customer_type === type &&
        journey.touchpoints.some((touchpoint) => touchpoint.includes("is left with")),
    );
  expect(unhappy("premium")).toBeLessThan(unhappy("student"));
});

test("customer types differ in what they buy, how many, and what they spend", () => {
  const units = (type: string) =>
    mean(many.filter((journey) => journey.customer_type === type).map((journey) => journey.units));
  expect(units("enterprise")).toBeGreaterThan(4 * units("small business"));
  expect(units("consumer")).toBe(1);
  for (const journey of many) {
    expect(customerHabits[journey.customer_type].series).toContain(journey.series);
    if (!journey.purchased || journey.outcome === "return") expect(journey.spend_usd).toBe(0);
    else expect(journey.spend_usd).toBeGreaterThan(0);
  }
});

test("a price above the budget makes customers give up", () => {
  const isDear = (journey: CustomerJourney) =>
    journey.touchpoints.some((touchpoint) => touchpoint.includes("too dear"));
  const isAbandoned = (journey: CustomerJourney) => journey.outcome === "abandoned";
  expect(share(isDear, isAbandoned)).toBeGreaterThan(2 * share((journey) => !isDear(journey), isAbandoned));
});

test("stage, counts and sums agree with the touchpoints", () => {
  for (const journey of many) {
    expect(journey.touchpoints).toHaveLength(journey.touchpoint_count);
    expect(journey.touchpoints[0]).toContain(`${journey.started_on} awareness, ${journey.channel}`);
    expect(journey.touchpoints.at(-1)).toContain(`${journey.last_contact_on} ${journey.stage}, `);
    const supported = journey.touchpoints.filter((touchpoint) => touchpoint.includes(" support, "));
    expect(journey.support_contacts).toBe(supported.length);
  }
});

test("without support cases it says what is missing", () => {
  const sources = { "support-knowledge": { seed: 7, count: 0 } };
  expect(() => generateCustomerJourneys({ seed: 7, sources })).toThrow(/need support cases/);
});
