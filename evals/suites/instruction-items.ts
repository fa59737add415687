/** One instruction with the constraint its answer must keep. */
export type InstructionItem = {
  prompt: string;
  constraint: string;
  parameters: Record<string, unknown>;
  maxTokens?: number;
};

const item = (
  prompt: string,
  constraint: string,
  parameters: Record<string, unknown> = {},
  maxTokens?: number,
): InstructionItem => ({
  prompt,
  constraint,
  parameters,
  ...(maxTokens === undefined ? {} : { maxTokens }),
});

export const lengthItems: readonly InstructionItem[] = [
  item("Describe the ocean in one sentence.", "sentences-between", { low: 1, high: 1 }),
  item("What is a library? Use fewer than 15 words.", "words-between", { low: 1, high: 14 }),
  item("Answer in one word: what is the capital of France?", "words-between", { low: 1, high: 1 }, 20),
  item("Explain gravity in at most two sentences.", "sentences-between", { low: 1, high: 2 }),
  item(
    "Give a title of two to six words for a story about a lost dog.",
    "words-between",
    { low: 2, high: 6 },
    24,
  ),
  item("Describe a bridge in exactly two sentences.", "sentences-between", { low: 2, high: 2 }),
  item("In no more than ten words, say what a doctor does.", "words-between", { low: 1, high: 10 }, 40),
  item("Answer with a single number: how many days are in a week?", "words-between", { low: 1, high: 1 }, 20),
  item("Write a slogan for a coffee shop in under eight words.", "words-between", { low: 1, high: 7 }, 30),
  item("Summarize in one sentence: The cat slept all day. At night it hunted mice.", "sentences-between", {
    low: 1,
    high: 1,
  }),
];

export const letterItems: readonly InstructionItem[] = [
  item("Write HELLO WORLD in lowercase letters.", "lower-case", {}, 16),
  item("Write the phrase good night using only uppercase letters.", "upper-case", {}, 16),
  item("Answer in all capital letters: what color is the sky?", "upper-case", {}, 30),
  item("Greet me using only lowercase letters.", "lower-case", {}, 30),
  item("Convert to uppercase: the river is deep", "upper-case", {}, 20),
  item(
    "Name a fruit that has no letter e in its name. Reply with the name only.",
    "without-letter",
    { letter: "e" },
    12,
  ),
  item("Describe a horse without using any commas.", "without-commas"),
  item("What is 7 plus 5? Reply with digits only.", "digits-only", {}, 12),
  item("How many legs does a spider have? Reply with digits only.", "digits-only", {}, 12),
  item("Write one sentence about trees with no commas in it.", "without-commas"),
];

export const phraseItems: readonly InstructionItem[] = [
  item("Write a sentence that contains the words moon and river.", "contains-all", {
    phrases: ["moon", "river"],
  }),
  item("Write a short greeting that includes the word friend.", "contains-all", { phrases: ["friend"] }),
  item("Tell me about winter and use the word snow.", "contains-all", { phrases: ["snow"] }),
  item("Describe a kitchen without using the word cook.", "avoids", { phrases: ["cook"] }),
  item("Describe the sun without using the words hot or star.", "avoids", { phrases: ["hot", "star"] }),
  item("Start your answer with the word Certainly: what is a violin?", "starts-with", { text: "Certainly" }),
  item("Begin your reply with Dear reader and describe a garden.", "starts-with", { text: "Dear reader" }),
  item("Write one line about music and end it with the words the end.", "ends-with", { text: "the end" }),
  item("Write a question about space travel.", "ends-with-mark", { mark: "?" }, 40),
  item(
    "Write an excited sentence about a birthday that ends with an exclamation mark.",
    "ends-with-mark",
    { mark: "!" },
    40,
  ),
  item("Ask me what my favorite book is.", "ends-with-mark", { mark: "?" }, 40),
  item("Use both words, teacher and apple, in one sentence.", "contains-all", {
    phrases: ["teacher", "apple"],
  }),
  item("Write a sentence about a farm that mentions a tractor and a barn.", "contains-all", {
    phrases: ["tractor", "barn"],
  }),
  item("Describe a desert without the word sand.", "avoids", { phrases: ["sand"] }),
];

export const answerItems: readonly InstructionItem[] = [
  item("Is fire cold? Answer only yes or no.", "one-of", { answers: ["yes", "no"] }, 12),
  item("Is a whale an animal? Reply with just yes or no.", "one-of", { answers: ["yes", "no"] }, 12),
  item(
    "True or false: the earth is flat. Reply with one word.",
    "one-of",
    { answers: ["true", "false"] },
    12,
  ),
  item("Repeat exactly: blue birds fly high", "equals", { text: "blue birds fly high" }, 16),
  item(
    "Repeat this sentence: The market opens at nine.",
    "equals",
    { text: "The market opens at nine." },
    20,
  ),
  item(
    "Which is bigger, an elephant or a mouse? Reply with the animal's name only.",
    "one-of",
    { answers: ["elephant", "an elephant", "the elephant"] },
    16,
  ),
  item(
    "Choose one: tea or coffee. Reply with only your choice.",
    "one-of",
    { answers: ["tea", "coffee"] },
    16,
  ),
  item("Translate to Spanish: Hello", "contains-any", { phrases: ["hola"] }, 20),
  item("What is the opposite of hot?", "contains-any", { phrases: ["cold", "cool"] }, 30),
  item("What comes after Monday?", "contains-any", { phrases: ["Tuesday"] }, 30),
  item("Which planet do we live on?", "contains-any", { phrases: ["Earth"] }, 30),
  item("Finish the phrase: once upon a", "contains-any", { phrases: ["time"] }, 30),
  item("Is the word banana a fruit or a tool?", "contains-any", { phrases: ["fruit"] }, 30),
  item("Echo the word lantern and nothing more.", "equals", { text: "lantern" }, 12),
];

export const layoutItems: readonly InstructionItem[] = [
  item("List three animals as bullet points.", "bullets", { count: 3 }, 40),
  item("Give me a numbered list of three sports.", "numbered-lines", { count: 3 }, 40),
  item("Make a numbered list of five vegetables.", "numbered-lines", { count: 5 }, 48),
  item("Write two bullet points about sleep.", "bullets", { count: 2 }, 60),
  item("List four countries, separated by commas, on one line.", "comma-items", { count: 4 }, 30),
  item("Name three musical instruments separated by commas.", "comma-items", { count: 3 }, 30),
  item(
    'Return a JSON object with the keys "title" and "author" for a book.',
    "json-keys",
    { keys: ["title", "author"] },
    50,
  ),
  item('Reply with JSON that has the key "color" set to red.', "json-keys", { keys: ["color"] }, 40),
  item("Write a poem of two lines about rain.", "lines", { count: 2 }, 50),
  item("Put your whole answer in double quotes: what is your favorite food?", "in-quotes", {}, 50),
  item("List the three primary colors as a numbered list.", "numbered-lines", { count: 3 }, 40),
  item("Give two tips for studying as a numbered list.", "numbered-lines", { count: 2 }, 60),
];
