import type { Device } from "#data/devices/device.ts";
import type { DataQuestion } from "#data/questions.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import type { Corpus } from "./corpus.ts";
import { varyQuestion } from "./vary-question.ts";

type Attribute = { field: keyof Device; asks: readonly string[] };

/** What can be asked about a device; `{d}` is its name. A value of 0 means that it does not apply. */
const attributes: readonly Attribute[] = [
  {
    field: "weight_g",
    asks: ["How many grams does the {d} weigh?", "What is the weight of the {d} in grams?"],
  },
  {
    field: "price_usd",
    asks: ["What does the {d} cost in US dollars?", "List price of the {d} in dollars?"],
  },
  {
    field: "ram_gb",
    asks: ["How many gigabytes of memory has the {d}?", "What is the RAM of the {d} in GB?"],
  },
  {
    field: "storage_gb",
    asks: ["How much can be stored on the {d}, in gigabytes?", "What is the {d}'s capacity in GB?"],
  },
  {
    field: "year",
    asks: ["In which year was the {d} released?", "How old is the {d}: what year is it from?"],
  },
  {
    field: "os",
    asks: ["Which operating system comes with the {d}?", "What does the {d} run when it is delivered?"],
  },
  {
    field: "warranty_months",
    asks: ["For how many months is the {d} under warranty?", "How long is the {d}'s warranty, in months?"],
  },
  { field: "battery_wh", asks: ["How many watt-hours does the {d}'s battery hold?"] },
  { field: "battery_mah", asks: ["What is the battery capacity of the {d} in mAh?"] },
  { field: "drive_bays", asks: ["How many drives fit into the {d}?", "Number of drive bays of the {d}?"] },
  {
    field: "display_inches",
    asks: ["What is the screen diagonal of the {d} in inches?", "How large is the {d}'s display?"],
  },
  { field: "camera_mp", asks: ["How many megapixels has the main camera of the {d}?"] },
  { field: "processor", asks: ["What processor is built into the {d}?", "Which CPU does the {d} use?"] },
];

const measures: readonly {
  field: "weight_g" | "price_usd" | "storage_gb" | "ram_gb" | "year";
  more: string;
  less: string;
}[] = [
  {
    field: "weight_g",
    more: "Which is heavier, the {a} or the {b}?",
    less: "Of the {a} and the {b}, which weighs less?",
  },
  {
    field: "price_usd",
    more: "Which costs more: {a} or {b}?",
    less: "I have to choose between the {a} and the {b}. Which is the cheaper one?",
  },
  {
    field: "storage_gb",
    more: "Does the {a} or the {b} have more storage?",
    less: "Which of these two holds less data, {a} or {b}?",
  },
  {
    field: "ram_gb",
    more: "Which has more memory, the {a} or the {b}?",
    less: "{a} or {b}: which one has less RAM?",
  },
  {
    field: "year",
    more: "Which came out later, the {a} or the {b}?",
    less: "Which of {a} and {b} is the older model?",
  },
];

/** A look-up about every second device, and a comparison of every fourth with another of its series. */
export function* deviceQuestions({ seed, devices }: Corpus): Generator<DataQuestion> {
  for (let place = 0; place < devices.count; place += 2) {
    const device = devices.at(place);
    const random = seededRandom(`device-questions:${seed}:${device.id}`);
    yield lookUp(device, random);
    if (place % 4 !== 0) continue;
    const others = devices.ofSeries([device.series]);
    const question = compare(device, others.at(random.integer(0, others.count - 1)), random);
    if (question) yield question;
  }
}

function lookUp(device: Device, random: SeededRandom): DataQuestion {
  const { field, asks } = random.pick(attributes.filter((one) => device[one.field] !== 0));
  return {
    id: `devices:${device.id}:${field}`,
    question: varyQuestion(random.pick(asks).replace("{d}", device.name), random),
    answer: String(device[field]),
    support: [{ collection: "devices", record_id: device.id }],
    hops: 1,
    kind: "lookup",
  };
}

/** Undefined where the two do not differ, or are one and the same. */
function compare(one: Device, other: Device, random: SeededRandom): DataQuestion | undefined {
  const { field, more, less } = random.pick(measures);
  if (one[field] === other[field]) return undefined;
  const [low, high] = one[field] < other[field] ? [one, other] : [other, one];
  const isMore = random.chance(0.5);
  const [first, second] = random.shuffle([one, other]);
  const words = (isMore ? more : less).replace("{a}", first?.name ?? "").replace("{b}", second?.name ?? "");
  return {
    id: `devices:${one.id}:${other.id}:${field}`,
    question: varyQuestion(words, random),
    answer: (isMore ? high : low).name,
    support: [one, other].map(({ id }) => ({ collection: "devices", record_id: id })),
    hops: 2,
    kind: "comparison",
  };
}
