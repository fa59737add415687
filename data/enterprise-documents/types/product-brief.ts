import type { Device, DeviceSeries } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, remediesOf } from "#data/facts/problem.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { sparePartsOf } from "#data/facts/spare-part.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Offer = {
  discount: number;
  from_units: number;
  target: string;
  margin: number;
  trial_days: number;
  bundle: string;
  bundle_usd: number;
};

const targets: Readonly<Record<DeviceSeries, readonly string[]>> = {
  "Moto Edge": [
    "field sales teams",
    "delivery services",
    "hotels",
    "nursing services",
    "building firms",
    "event agencies",
  ],
  ThinkPad: ["law firms", "schools", "design offices", "consultancies", "town councils", "research groups"],
  ThinkSystem: ["hospitals", "regional banks", "web shops", "film studios", "universities", "insurers"],
};
const bundles: Readonly<Record<DeviceSeries, readonly string[]>> = {
  "Moto Edge": ["case and film", "car mount", "second charger", "two years of cover"],
  ThinkPad: ["dock and monitor", "sleeve and mouse", "three years of cover", "headset"],
  ThinkSystem: ["rail kit and cables", "spare drives", "five years of service", "second adapter"],
};

function offerOf({ device, number }: Subject): Offer {
  const random = seededRandom(`offer:${number}`);
  return {
    discount: random.integer(4, 24),
    from_units: random.integer(2, 40) * 5,
    target: random.pick(targets[device.series]),
    margin: random.integer(9, 34),
    trial_days: random.integer(2, 9) * 5,
    bundle: random.pick(bundles[device.series]),
    bundle_usd: random.integer(4, 90) * 10 - 1,
  };
}

/** What makes the device worth naming, in the order of what its series is bought for. */
function strengths(device: Device): readonly string[] {
  const shared = [
    `${device.processor} with ${device.cores} cores`,
    `${device.ram_gb} GB of memory`,
    `${device.storage_gb} GB of storage`,
    `warranty of ${device.warranty_months} months`,
  ];
  if (device.series === "ThinkSystem")
    return [
      ...shared,
      `${device.drive_bays} drive bays`,
      device.redundant_power ? "two supply units" : "a single, quiet supply unit",
      `rooms of up to ${serviceData(device).ambient_c} °C`,
    ];
  const screen = `${device.display_inches}-inch screen at ${device.refresh_hz} Hz`;
  const battery =
    device.series === "ThinkPad"
      ? `battery of ${device.battery_wh} Wh`
      : `battery of ${device.battery_mah} mAh`;
  return [...shared, screen, battery, `${device.camera_mp}-megapixel camera`, `only ${device.weight_g} g`];
}

function pitch(subject: Subject): Section {
  const { device, random } = subject;
  const { target } = offerOf(subject);
  return section(
    "In one breath",
    random.pick([
      `The ${device.name} is the ${device.form_factor} for ${target}: made in ${device.year}, listed at ${device.price_usd} USD and easy to look after.`,
      `For ${target} we recommend the ${device.name}. The ${device.form_factor} of ${device.year} costs ${device.price_usd} USD.`,
      `Who buys the ${device.name}? Mostly ${target}. Why? A ${device.form_factor} at ${device.price_usd} USD that lasts.`,
    ]),
    random.pick(["Points to make:", "Its strengths:", "What to show:"]),
    bullets(random.shuffle(strengths(device)).slice(0, random.integer(4, 6))),
  );
}

function prices(subject: Subject): Section {
  const { device, random } = subject;
  const { discount, from_units, bundle, bundle_usd, margin } = offerOf(subject);
  return section(
    "Price and conditions",
    table(
      ["Item", "Value"],
      random.shuffle([
        ["List price", `${device.price_usd} USD`],
        ["Volume discount", `${discount} % from ${from_units} units on`],
        [`Bundle: ${bundle}`, `${bundle_usd} USD`],
        ["Margin", `${margin} %`],
      ]),
    ),
    random.pick([
      `Discounts beyond ${discount} % are decided by the head of Sales.`,
      `Never give discount and bundle together.`,
      `The conditions hold until the end of the quarter after ${subject.period}.`,
    ]),
  );
}

function objections(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { trial_days } = offerOf(subject);
  const { cause, first } = remediesOf(problem);
  return section(
    "What customers ask",
    random.pick([
      `"I have read about ${problem.symptom}." True, it happens. ${cause} Support solves it quickly: ${clauseOf(first)}.`,
      `Some have heard of "${problem.symptom}". Be honest: it is known (${clauseOf(cause)}) and easily helped (${clauseOf(first)}).`,
      `Asked about "${problem.symptom}", say what support says. ${first} Then explain why: ${clauseOf(cause)}.`,
    ]),
    random.pick([
      `Whoever hesitates may try the device for ${trial_days} days.`,
      `Offer a trial: ${trial_days} days, free of charge.`,
      `A trial of ${trial_days} days convinces most people.`,
    ]),
    random.pick([
      `"Is it up to date?" It ships with firmware ${device.firmware_version} and ${device.os}.`,
      `"Which system is on it?" ${device.os}.`,
      `"How long will it be supported?" At least ${device.warranty_months} months, usually ${random.integer(4, 8)} years.`,
    ]),
  );
}

function afterSales({ device, random }: Subject): Section {
  const parts = random.shuffle(sparePartsOf(device)).slice(0, 3);
  const [first, second, third] = parts;
  return section(
    "After the sale",
    random.pick([
      `Repairs are quick and cheap. The ${first?.name} costs ${first?.price_usd} USD, the ${second?.name} ${second?.price_usd} USD, and exchanging the ${third?.name} takes ${third?.minutes} minutes.`,
      `Say what repairs cost: ${first?.price_usd} USD for the ${first?.name}, ${second?.price_usd} USD for the ${second?.name}. The ${third?.name} is exchanged within ${third?.minutes} minutes.`,
      `A customer who asks about parts hears this: ${first?.name} ${first?.price_usd} USD, ${second?.name} ${second?.price_usd} USD, ${third?.name} in ${third?.minutes} minutes.`,
    ]),
    random.pick([
      `Software is looked after as well: release ${releasesOf(device)[2]?.version} came out on ${releasesOf(device)[2]?.released_on}.`,
      `Updates come several times a year, most recently ${releasesOf(device).at(-1)?.version}.`,
      `Since its launch with ${device.firmware_version} it has had ${releasesOf(device).length} releases.`,
    ]),
  );
}

function comparison({ device, random }: Subject): Section {
  const others = random.integer(8, 35);
  return section(
    "Against others",
    random.pick([
      `In its price range the ${device.model} is ${random.pick(["faster", "lighter", "quieter", "cheaper to repair"])} than ${random.integer(3, 9)} of ${random.integer(10, 14)} rivals tested.`,
      `The model before it cost ${others} USD ${random.pick(["more", "less"])} and had half the storage.`,
      `Rivals are ${others} USD cheaper but come without the ${device.family} service.`,
    ]),
    bullets(
      random
        .shuffle([
          `repairs take ${random.integer(1, 6)} days in the mean`,
          `${random.integer(80, 97)} % of buyers would buy it again`,
          `${random.integer(20, 70)} % of its plastic is recycled`,
          `spare parts are kept for ${random.integer(4, 9)} years`,
          `it is sold in ${random.integer(8, 60)} countries`,
          `${random.integer(2, 25)} thousand were sold in ${device.year}`,
        ])
        .slice(0, random.integer(2, 4)),
    ),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device } = subject;
  const { discount, from_units, target, trial_days, bundle, bundle_usd } = offerOf(subject);
  return [
    fact("number", `${discount} %`, [
      `What rebate do large buyers of the ${device.name} get?`,
      `How much discount may Sales give on the ${device.name}?`,
    ]),
    fact("number", `${from_units} units`, [
      `How many ${device.name} must one buy for the volume discount?`,
      `From which quantity does the ${device.name} get cheaper?`,
    ]),
    fact("fact", target, [
      `Which customers is the ${device.name} aimed at?`,
      `To whom should Sales recommend the ${device.name}?`,
    ]),
    fact("number", `${trial_days} days`, [
      `For how long may a customer test the ${device.name}?`,
      `What trial period is offered with the ${device.name}?`,
    ]),
    fact("number", `${bundle_usd} USD`, [`What does the bundle "${bundle}" for the ${device.name} cost?`]),
  ];
}

export const productBrief: DocumentTemplate<"product-brief"> = {
  kind: "product-brief",
  audience: "sales staff",
  department: "Product Management",
  isCurrent: true,
  write: (subject) => ({
    title: subject.random.pick([
      `Product brief: ${subject.device.name}`,
      `${subject.device.name} for Sales`,
      `Brief ${subject.number}: selling the ${subject.device.name}`,
    ]),
    sections: [pitch, prices, afterSales, objections, comparison].map((write) => write(subject)),
    facts: factsOf(subject),
  }),
};
