import type { SeededRandom } from "#data/seeded-random.ts";
import type { GeneralInstruction } from "./general-instruction.ts";
import { sentenceInstructions } from "./general-sentences.ts";
import {
  colours,
  foods,
  names,
  places,
  plainSentences,
  shortFacts,
  tools,
  type Fact,
} from "./general-words.ts";

const lists = { fruits: foods, tools, cities: places, colours } as const;
const counts = ["two", "three", "four", "five"] as const;

function takeSome(items: readonly string[], count: number, random: SeededRandom): string[] {
  return random.shuffle(items).slice(0, count);
}

function bulletList(random: SeededRandom): GeneralInstruction {
  const topic = random.pick(Object.keys(lists) as (keyof typeof lists)[]);
  const count = random.integer(2, 5);
  const items = takeSome(lists[topic], count, random);
  const word = counts[count - 2] ?? String(count);
  const instruction = random.pick([
    `Write a dash list of ${word} ${topic}.`,
    `Name ${word} ${topic}, one on each line, each line starting with "- ".`,
    `I need ${word} ${topic} as a bulleted list and no other text.`,
  ]);
  return { kind: "bullets", instruction, answer: items.map((item) => `- ${item}`).join("\n") };
}

function numberedList(random: SeededRandom): GeneralInstruction {
  const topic = random.pick(Object.keys(lists) as (keyof typeof lists)[]);
  const count = random.integer(2, 5);
  const word = counts[count - 2] ?? String(count);
  const instruction = random.pick([
    `Number your answer, one entry a line: ${word} ${topic}.`,
    `${word.charAt(0).toUpperCase()}${word.slice(1)} ${topic} with 1., 2. and so on in front.`,
  ]);
  const answer = takeSome(lists[topic], count, random)
    .map((item, index) => `${index + 1}. ${item.charAt(0).toUpperCase()}${item.slice(1)}`)
    .join("\n");
  return { kind: "numbered", instruction, answer };
}

function commaList(random: SeededRandom): GeneralInstruction {
  const topic = random.pick(Object.keys(lists) as (keyof typeof lists)[]);
  const count = random.integer(2, 5);
  const word = counts[count - 2] ?? String(count);
  return {
    kind: "comma-list",
    instruction: random.pick([
      `Give ${word} ${topic} on one line with commas between.`,
      `On a single line, ${word} ${topic}, comma separated.`,
    ]),
    answer: takeSome(lists[topic], count, random).join(", "),
  };
}

function upperCase(random: SeededRandom): GeneralInstruction {
  const sentence = random.pick(plainSentences)(random);
  const instruction = random.pick([
    `Turn this into capitals: ${sentence}`,
    `Shout this back to me in block letters: ${sentence}`,
  ]);
  return { kind: "upper-case", instruction, answer: sentence.toUpperCase() };
}

function lowerCase(random: SeededRandom): GeneralInstruction {
  const sentence = random.pick(plainSentences)(random);
  return {
    kind: "lower-case",
    instruction: `Turn this into small letters only: ${sentence.toUpperCase()}`,
    answer: sentence.toLowerCase(),
  };
}

function echo(random: SeededRandom): GeneralInstruction {
  const sentence = random.pick(plainSentences)(random);
  const instruction = random.pick([
    `Say this after me, word for word: ${sentence}`,
    `Copy the next sentence without changes. ${sentence}`,
  ]);
  return { kind: "echo", instruction, answer: sentence };
}

function jsonPair(random: SeededRandom): GeneralInstruction {
  const name = random.pick(names);
  const city = random.pick(places);
  const age = random.integer(19, 78);
  return random.pick([
    {
      kind: "json",
      instruction: `${name} is ${age} and lives in ${city}. Put name, age and city into a JSON object.`,
      answer: JSON.stringify({ name, age, city }),
    },
    {
      kind: "json",
      instruction: `As JSON with the keys city and visitor: ${name} visits ${city}.`,
      answer: JSON.stringify({ city, visitor: name }),
    },
  ]);
}

function yesOrNo(random: SeededRandom): GeneralInstruction {
  const low = random.integer(2, 60);
  const high = low + random.integer(1, 40);
  const right = random.chance(0.5);
  const [first, second] = right ? [high, low] : [low, high];
  return {
    kind: "yes-no",
    instruction: `Yes or no: is ${first} more than ${second}?`,
    answer: right ? "Yes" : "No",
  };
}

function oneFact(random: SeededRandom): GeneralInstruction {
  const fact: Fact = random.pick(shortFacts);
  return random.pick([
    { kind: "one-word", instruction: `${fact.question} One word is enough.`, answer: fact.word },
    {
      kind: "sentence",
      instruction: `${fact.question} Reply with one full sentence.`,
      answer: fact.sentence,
    },
    {
      kind: "ending",
      instruction: `${fact.question} Finish your reply with the words "${fact.ending}".`,
      answer: `${fact.sentence} ${fact.ending}`,
    },
    {
      kind: "quoted",
      instruction: `${fact.question} Put the whole reply in double quotes.`,
      answer: `"${fact.sentence}"`,
    },
  ]);
}

function repeatWord(random: SeededRandom): GeneralInstruction {
  const word = random.pick([...foods, ...tools, ...colours]);
  const times = random.integer(2, 5);
  return {
    kind: "repeat",
    instruction: `Say the word ${word} ${counts[times - 2] ?? times} times, with spaces and nothing else.`,
    answer: Array.from({ length: times }, () => word).join(" "),
  };
}

/** Each makes one instruction with its right answer; written apart from the regression suite and never in its words. */
export const generalInstructions: readonly ((random: SeededRandom) => GeneralInstruction)[] = [
  bulletList,
  numberedList,
  numberedList,
  commaList,
  upperCase,
  lowerCase,
  echo,
  jsonPair,
  jsonPair,
  yesOrNo,
  oneFact,
  oneFact,
  repeatWord,
  ...sentenceInstructions,
];
