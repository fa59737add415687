import type { SeededRandom } from "#data/seeded-random.ts";
import { colours, foods, names, places } from "./general-words.ts";
import type { GeneralInstruction } from "./general-instruction.ts";

const descriptions: readonly (readonly [thing: string, sentence: string])[] = [
  ["hammer", "A hammer is a tool with a heavy head that drives nails into wood."],
  ["lighthouse", "A lighthouse is a tall tower whose lamp guides ships past the rocks at night."],
  ["bakery", "A bakery is a shop where bread and cakes are made and sold fresh every day."],
  ["pillow", "A pillow is a soft cushion that supports the head during sleep."],
  ["harbor", "A harbor is a sheltered place on the coast where boats can stay safely."],
  ["compass", "A compass is an instrument whose needle always points to the north."],
  ["orchard", "An orchard is a piece of land where fruit trees grow in rows."],
  ["thermometer", "A thermometer is a device that shows how warm or cold something is."],
  ["waterfall", "A waterfall is a place where a stream drops over a steep edge of rock."],
  ["umbrella", "An umbrella is a folding cover that keeps a person dry in the rain."],
  ["museum", "A museum is a building where people can see art and old objects."],
  ["ladder", "A ladder is a frame with steps that people climb to reach high places."],
  ["desert", "A desert is a dry land where very little rain falls and few plants grow."],
  ["envelope", "An envelope is a folded paper cover that holds a letter."],
  ["island", "An island is a piece of land with water on every side."],
  ["violinist", "A violinist is a musician who plays the violin with a bow."],
];

const capitals: readonly (readonly [country: string, city: string])[] = [
  ["Norway", "Oslo"],
  ["Peru", "Lima"],
  ["Japan", "Tokyo"],
  ["Kenya", "Nairobi"],
  ["Austria", "Vienna"],
  ["Canada", "Ottawa"],
  ["Egypt", "Cairo"],
  ["Portugal", "Lisbon"],
  ["Greece", "Athens"],
  ["Cuba", "Havana"],
  ["Poland", "Warsaw"],
  ["Ireland", "Dublin"],
];

const phrasebook: readonly (readonly [english: string, language: string, said: string])[] = [
  ["thank you", "German", "Danke"],
  ["thank you", "French", "Merci"],
  ["good night", "Spanish", "Buenas noches"],
  ["please", "Spanish", "Por favor"],
  ["water", "Italian", "Acqua"],
  ["friend", "French", "Ami"],
  ["yes", "German", "Ja"],
  ["house", "Spanish", "Casa"],
  ["goodbye", "Italian", "Arrivederci"],
];

function describe(random: SeededRandom): GeneralInstruction {
  const [thing, sentence] = random.pick(descriptions);
  const [ask, answer] = random.pick([
    [`Explain to a child in a single sentence: ${thing}`, sentence],
    [`One sentence, please: tell me about the word ${thing}.`, sentence],
    [`Define ${thing} in twenty words or less.`, sentence],
    [
      `What do we mean by ${thing}? Open your reply with "Well".`,
      `Well, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
    ],
    [`Tell me what the word ${thing} means and leave commas out.`, sentence],
  ] as const);
  return { kind: "description", instruction: ask, answer };
}

function useWords(random: SeededRandom): GeneralInstruction {
  const [name, food, place, colour] = [
    random.pick(names),
    random.pick(foods),
    random.pick(places),
    random.pick(colours),
  ];
  const [first, second, answer] = random.pick([
    [food, "basket", `${name} filled a basket with one ${food} after another in ${place}.`],
    [colour, "door", `The old house in ${place} has a ${colour} door and two small windows.`],
    ["train", "suitcase", `${name} carried a ${colour} suitcase onto the train to ${place}.`],
    ["rain", food, `After the rain ${name} found a ripe ${food} in the grass.`],
    ["boat", colour, `A ${colour} boat waits for ${name} in the harbor of ${place}.`],
    ["baker", food, `The baker in ${place} puts a slice of ${food} on every cake.`],
  ] as const);
  const instruction = random.pick([
    `Make up a sentence in which ${first} and ${second} both occur.`,
    `I want a single sentence with "${first}" and also "${second}" in it.`,
    `Bring the words ${second} and ${first} together in a line of text.`,
  ]);
  return { kind: "use-words", instruction, answer };
}

function askBack(random: SeededRandom): GeneralInstruction {
  const [name, food, place] = [random.pick(names), random.pick(foods), random.pick(places)];
  const [topic, question] = random.pick([
    [`a holiday in ${place}`, `What did you like most about your holiday in ${place}?`],
    [`cooking with ${food}`, `Which dish with ${food} do you cook most often?`],
    [`the weather in ${place}`, `How is the weather in ${place} at this time of year?`],
    [`${name}'s new job`, `How does ${name} like the new job?`],
    [`growing ${food}`, `How long does a ${food} take to ripen?`],
  ] as const);
  return { kind: "question", instruction: `Your reply has to be a question on ${topic}.`, answer: question };
}

function exclaim(random: SeededRandom): GeneralInstruction {
  const [name, place] = [random.pick(names), random.pick(places)];
  const instruction = `Congratulate ${name} on moving to ${place} and close with "!".`;
  return {
    kind: "exclamation",
    instruction,
    answer: random.pick([
      `Congratulations on moving to ${place}, ${name}!`,
      `How wonderful that you live in ${place} now, ${name}!`,
    ]),
  };
}

function capital(random: SeededRandom): GeneralInstruction {
  const [country, city] = random.pick(capitals);
  const instruction = random.pick([
    `Which city is ${country}'s capital?`,
    `From which city is ${country} governed?`,
  ]);
  return { kind: "capital", instruction, answer: `The capital of ${country} is ${city}.` };
}

function translate(random: SeededRandom): GeneralInstruction {
  const [english, language, said] = random.pick(phrasebook);
  const instruction = random.pick([
    `How does one say "${english}" in ${language}?`,
    `${language} for "${english}", please.`,
  ]);
  return { kind: "translation", instruction, answer: said };
}

function shorten(random: SeededRandom): GeneralInstruction {
  const [name, food, place] = [random.pick(names), random.pick(foods), random.pick(places)];
  const [long, short] = random.pick([
    [
      `${name} went to ${place} by bus. The bus was late and ${name} missed the concert.`,
      `${name} missed the concert because the bus to ${place} was late.`,
    ],
    [
      `${name} bought ${food} jam at the market. It tasted so good that all of it was gone by evening.`,
      `${name}'s ${food} jam was so good that it was gone by evening.`,
    ],
    [
      `It snowed in ${place} all night. In the morning ${name} could not open the door.`,
      `Snow in ${place} blocked ${name}'s door in the morning.`,
    ],
  ] as const);
  return { kind: "summary", instruction: `Make one sentence of these two. ${long}`, answer: short };
}

/** Instructions whose answers are whole sentences, so that a tuned model goes on speaking in sentences. */
export const sentenceInstructions = [
  describe,
  describe,
  useWords,
  useWords,
  askBack,
  exclaim,
  capital,
  translate,
  shorten,
];
