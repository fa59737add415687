import { isMendedBySoftware, releasesOf } from "#data/facts/firmware-release.ts";
import { problemsOf } from "#data/facts/problem.ts";
import type { DataQuestion } from "#data/questions.ts";
import { seededRandom } from "#data/seeded-random.ts";
import type { Corpus } from "./corpus.ts";
import { varyQuestion } from "./vary-question.ts";

/** Things no document and no field tells, with a word by which one would find them; `{d}` is a device that exists. */
export const untoldThings: readonly { word: string; asks: string }[] = [
  { word: "drop", asks: "From what height may the {d} drop onto concrete?" },
  { word: "auction", asks: "What does a {d} of three years fetch at an auction?" },
  { word: "radiation", asks: "How much radiation does the {d} give off at the ear?" },
  { word: "emissions", asks: "Which emissions does the making of one {d} cause?" },
  { word: "designer", asks: "Which designer drew the housing of the {d}?" },
  { word: "barcode", asks: "What does the barcode on the box of the {d} stand for?" },
  { word: "magnesium", asks: "Is there magnesium in the frame of the {d}?" },
  { word: "waterproof", asks: "Down to which depth is the {d} waterproof?" },
  { word: "gluten", asks: "Is the leather of the {d}'s sleeve free of gluten-based glue?" },
  { word: "satellite", asks: "Which satellite networks can the {d} use?" },
  { word: "engraving", asks: "What does an engraving on the lid of the {d} cost?" },
  { word: "customs tariff", asks: "Under which customs tariff number is the {d} imported?" },
  { word: "trade-in", asks: "How much is paid for a {d} as a trade-in?" },
  { word: "ringtone", asks: "Who composed the ringtone that comes with the {d}?" },
  { word: "lightning", asks: "Does the {d} survive a lightning strike nearby?" },
  { word: "subsidy", asks: "Which public subsidy can a school get for the {d}?" },
];

const strangeSites = [
  "Reykjavik office",
  "Nairobi hub",
  "Perth depot",
  "Quito lab",
  "Oslo warehouse",
  "Tunis call centre",
];
const strangeAsks = [
  "How many devices were affected by the incident at the {s}?",
  "What did the outage at the {s} cost?",
  "Who noticed the failure at the {s} first?",
];

/** How many questions of each sort there are. */
const untoldCount = 24;
const undocumentedCount = 10;

/** Questions that look like the others and have no answer in any record; their `answer` is empty and nothing supports them. */
export function* unanswerableQuestions(corpus: Corpus): Generator<DataQuestion> {
  const random = seededRandom(`unanswerable:${corpus.seed}`);
  const ask = (id: string, question: string): DataQuestion => ({
    id: `unanswerable:${id}`,
    question: varyQuestion(question, random),
    answer: "",
    support: [],
    hops: 0,
    kind: "unanswerable",
  });
  for (let index = 0; index < untoldCount; index++) {
    const { asks } = untoldThings[index % untoldThings.length] ?? { asks: "" };
    const device = corpus.devices.at(random.integer(0, corpus.devices.count - 1));
    yield ask(`untold-${index + 1}`, asks.replace("{d}", device.name));
  }
  for (const [index, site] of strangeSites.entries())
    yield ask(`site-${index + 1}`, random.pick(strangeAsks).replace("{s}", site));
  for (const [index, question] of undocumented(corpus).entries())
    yield ask(`undocumented-${index + 1}`, question);
}

/** Fair questions about devices for which the answering document was never written. */
function undocumented(corpus: Corpus): string[] {
  const questions: string[] = [];
  const { devices } = corpus;
  for (let place = 0; place < devices.count && questions.length < undocumentedCount; place++) {
    const device = devices.at(place);
    const problem = problemsOf(device.series).find(isMendedBySoftware);
    const isNamed = releasesOf(device).some(({ version }) => corpus.stating(device.id, [version]).length > 0);
    if (problem && !isNamed)
      questions.push(`Which firmware release fixes "${problem.symptom}" on the ${device.name}?`);
  }
  return questions;
}
