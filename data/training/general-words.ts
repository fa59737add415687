import type { SeededRandom } from "#data/seeded-random.ts";

export const foods = [
  "pear",
  "plum",
  "mango",
  "cherry",
  "melon",
  "peach",
  "papaya",
  "fig",
  "grape",
  "kiwi",
  "lime",
  "apricot",
] as const;
export const tools = [
  "hammer",
  "pliers",
  "saw",
  "chisel",
  "drill",
  "wrench",
  "file",
  "clamp",
  "level",
  "plane",
  "mallet",
] as const;
export const places = [
  "Lisbon",
  "Nairobi",
  "Oslo",
  "Lima",
  "Kyoto",
  "Prague",
  "Dakar",
  "Quito",
  "Hanoi",
  "Vienna",
  "Perth",
] as const;
export const colours = [
  "amber",
  "teal",
  "violet",
  "crimson",
  "ochre",
  "indigo",
  "olive",
  "scarlet",
  "beige",
  "maroon",
] as const;
export const names = [
  "Mira",
  "Jonas",
  "Aiko",
  "Tomas",
  "Leila",
  "Bruno",
  "Ines",
  "Samuel",
  "Nadia",
  "Oskar",
  "Priya",
  "Felix",
] as const;

const doings = [
  "waters the garden",
  "repairs a bicycle",
  "paints the fence",
  "reads a map",
  "packs a lunch",
  "tunes the guitar",
  "feeds the horses",
  "sorts old letters",
];
const times = ["before breakfast", "after the rain", "on Sunday", "at dusk", "every spring", "once a week"];

export const plainSentences: readonly ((random: SeededRandom) => string)[] = [
  (random) => `${random.pick(names)} ${random.pick(doings)} ${random.pick(times)}.`,
  (random) => `The train to ${random.pick(places)} leaves at ${random.integer(5, 11)}.`,
  (random) => `A ${random.pick(colours)} ${random.pick(tools)} lies on the bench.`,
  (random) =>
    `${random.pick(names)} bought ${random.integer(3, 9)} ${random.pick(["baskets", "boxes", "bags"])} of ${random.pick(foods)} jam.`,
];

export type Fact = { question: string; word: string; sentence: string; ending: string };

const fact = (question: string, word: string, sentence: string, ending: string): Fact => ({
  question,
  word,
  sentence,
  ending,
});

export const shortFacts: readonly Fact[] = [
  fact("What do bees make?", "Honey", "Bees make honey from nectar.", "That is all."),
  fact("Which season follows winter?", "Spring", "Spring follows winter.", "So it goes."),
  fact("What is frozen water called?", "Ice", "Frozen water is called ice.", "Stay warm."),
  fact("What falls from clouds in drops?", "Rain", "Rain falls from clouds in drops.", "Take a coat."),
  fact("Which organ pumps blood?", "Heart", "The heart pumps blood through the body.", "Be well."),
  fact("What do cows eat in a meadow?", "Grass", "Cows eat grass in a meadow.", "Good day."),
  fact("Which star warms the earth?", "Sun", "The sun warms the earth.", "Enjoy the light."),
  fact("What is bread made from?", "Flour", "Bread is made from flour and water.", "Happy baking."),
  fact("What do we call a baby cat?", "Kitten", "A baby cat is called a kitten.", "How sweet."),
  fact("Which metal do magnets pull most?", "Iron", "Magnets pull iron most strongly.", "Try it yourself."),
  fact("What do spiders spin?", "Webs", "Spiders spin webs to catch insects.", "Look closely."),
  fact("Which animal gives us wool?", "Sheep", "Sheep give us wool.", "Knit something."),
  fact("What opens a lock?", "Key", "A key opens a lock.", "Keep it safe."),
  fact("What do fish breathe with?", "Gills", "Fish breathe with their gills.", "Nice, is it not."),
  fact("Which meal opens the day?", "Breakfast", "Breakfast opens the day.", "Eat well."),
  fact("What does a baker sell?", "Bread", "A baker sells bread and rolls.", "Buy some."),
];
