/** By which prompt of the library `factory-roster` an instruction is given, and what fills its blanks. */
type Asked = { prompt: string; values: Record<string, string> };

/** One instruction with the constraint its answer must keep. */
export type InstructionItem = {
  asked: Asked;
  constraint: string;
  parameters: Record<string, unknown>;
  maxTokens?: number;
};

const plain = (instruction: string): Asked => ({ prompt: "plain-instruction", values: { instruction } });
const under = (question: string, rule: string): Asked => ({
  prompt: "question-with-rule",
  values: { question, rule },
});
const doing = (task: string, text: string): Asked => ({ prompt: "task-on-text", values: { task, text } });
const describing = (subject: string, rule: string): Asked => ({
  prompt: "describe-under-rule",
  values: { subject, rule },
});

const item = (
  asked: Asked,
  constraint: string,
  parameters: Record<string, unknown> = {},
  maxTokens?: number,
): InstructionItem => ({
  asked,
  constraint,
  parameters,
  ...(maxTokens === undefined ? {} : { maxTokens }),
});

export const lengthItems: readonly InstructionItem[] = [
  item(describing("the ocean", "in one sentence"), "sentences-between", { low: 1, high: 1 }),
  item(under("What is a library?", "Use fewer than 15 words."), "words-between", { low: 1, high: 14 }),
  item(
    doing("Answer in one word", "what is the capital of France?"),
    "words-between",
    { low: 1, high: 1 },
    16,
  ),
  item(plain("Explain gravity in at most two sentences."), "sentences-between", { low: 1, high: 2 }),
  item(
    plain("Give a title of two to six words for a story about a lost dog."),
    "words-between",
    { low: 2, high: 6 },
    24,
  ),
  item(plain("In one sentence, what does a teacher do?"), "sentences-between", { low: 1, high: 1 }),
  item(describing("a bridge", "in exactly two sentences"), "sentences-between", { low: 2, high: 2 }),
  item(plain("Tell me in one short sentence why plants need water."), "words-between", { low: 3, high: 30 }),
  item(
    doing("Summarize in one sentence", "The cat slept all day. At night it hunted mice."),
    "sentences-between",
    {
      low: 1,
      high: 1,
    },
  ),
  item(
    doing("Summarize in under twelve words", "Ana planted beans in spring and picked them in July."),
    "words-between",
    { low: 1, high: 11 },
    40,
  ),
];

export const letterItems: readonly InstructionItem[] = [
  item(plain("Write HELLO WORLD in lowercase letters."), "lower-case", {}, 16),
  item(doing("Convert to uppercase", "the river is deep"), "upper-case", {}, 16),
  item(under("What is 7 plus 5?", "Reply with digits only."), "digits-only", {}, 10),
  item(plain("Write one sentence about trees with no commas in it."), "without-commas"),
  item(plain("Write a very short sentence about a dog, without commas."), "without-commas", {}, 40),
  item(plain("Say in a few plain words what a spoon is for, no commas."), "without-commas", {}, 40),
];

export const phraseItems: readonly InstructionItem[] = [
  item(plain("Write a sentence that contains the words moon and river."), "contains-all", {
    phrases: ["moon", "river"],
  }),
  item(plain("Write a sentence with the words cat and window."), "contains-all", {
    phrases: ["cat", "window"],
  }),
  item(plain("Write a sentence that uses the word lantern."), "contains-all", { phrases: ["lantern"] }),
  item(plain("Tell me about winter and use the word snow."), "contains-all", { phrases: ["snow"] }),
  item(plain("Use both words, teacher and apple, in one sentence."), "contains-all", {
    phrases: ["teacher", "apple"],
  }),
  item(plain("Write a sentence about a farm that mentions a tractor and a barn."), "contains-all", {
    phrases: ["tractor", "barn"],
  }),
  item(describing("a city at night", "and mention its lights"), "contains-all", { phrases: ["lights"] }),
  item(describing("a forest", "without using the word green"), "avoids", { phrases: ["green"] }),
  item(describing("breakfast", "without using the word egg or eggs"), "avoids", { phrases: ["egg", "eggs"] }),
  item(describing("the sun", "without using the words hot or star"), "avoids", { phrases: ["hot", "star"] }),
  item(
    doing("Start your answer with the word Certainly", "what is a violin?"),
    "starts-with",
    { text: "Certainly" },
    30,
  ),
  item(
    doing("Complete this sentence, starting with its own words", "My favorite season is"),
    "starts-with",
    { text: "My favorite season is" },
    30,
  ),
  item(plain("Write a question about space travel."), "ends-with-mark", { mark: "?" }),
  item(plain("Write one question that a child might ask about the moon."), "ends-with-mark", { mark: "?" }),
  item(
    plain("Write a short cheer for a football team that ends with an exclamation mark."),
    "ends-with-mark",
    { mark: "!" },
    40,
  ),
  item(plain("Ask me what my favorite book is."), "ends-with-mark", { mark: "?" }, 40),
];

export const answerItems: readonly InstructionItem[] = [
  item(under("Is fire cold?", "Answer only yes or no."), "one-of", { answers: ["yes", "no"] }, 12),
  item(
    under("True or false: the earth is flat.", "Reply with one word."),
    "one-of",
    { answers: ["true", "false"] },
    12,
  ),
  item(
    under("True or false: fish live in water.", "Reply with one word."),
    "one-of",
    { answers: ["true", "false"] },
    12,
  ),
  item(doing("Repeat exactly", "blue birds fly high"), "equals", { text: "blue birds fly high" }, 16),
  item(
    doing("Repeat this sentence", "The market opens at nine."),
    "equals",
    { text: "The market opens at nine." },
    16,
  ),
  item(
    doing("Repeat this sentence", "My brother lost his keys."),
    "equals",
    { text: "My brother lost his keys." },
    16,
  ),
  item(doing("Translate to Spanish", "Hello"), "contains-any", { phrases: ["hola"] }, 20),
  item(doing("Translate to French", "Good morning"), "contains-any", { phrases: ["bonjour"] }, 20),
  item(plain("What is the opposite of hot?"), "contains-any", { phrases: ["cold", "cool"] }, 24),
  item(plain("What is the capital of Italy?"), "contains-any", { phrases: ["Rome"] }, 24),
  item(plain("Which planet do we live on?"), "contains-any", { phrases: ["Earth"] }, 24),
  item(plain("How many hours are in a day?"), "contains-any", { phrases: ["24", "twenty four"] }, 30),
  item(doing("Finish the phrase", "once upon a"), "contains-any", { phrases: ["time"] }, 24),
  item(plain("Is the word banana a fruit or a tool?"), "contains-any", { phrases: ["fruit"] }, 30),
  item(
    plain("What color do you get from mixing blue and yellow?"),
    "contains-any",
    { phrases: ["green"] },
    30,
  ),
  item(plain("Which is bigger, an elephant or a mouse?"), "contains-any", { phrases: ["elephant"] }, 30),
];

export const layoutItems: readonly InstructionItem[] = [
  item(plain("List three animals as bullet points."), "bullets", { count: 3 }, 40),
  item(plain("Write two bullet points about sleep."), "bullets", { count: 2 }),
  item(plain("Give me a numbered list of three sports."), "numbered-lines", { count: 3 }, 40),
  item(plain("Make a numbered list of five vegetables."), "numbered-lines", { count: 5 }, 48),
  item(plain("Make a numbered list of four animals."), "numbered-lines", { count: 4 }, 48),
  item(plain("Give a numbered list of three things to pack for a trip."), "numbered-lines", { count: 3 }),
  item(plain("Give two tips for studying as a numbered list."), "numbered-lines", { count: 2 }),
  item(plain("Name three musical instruments separated by commas."), "comma-items", { count: 3 }, 30),
  item(plain('Reply with JSON that has the key "color" set to red.'), "json-keys", { keys: ["color"] }, 40),
  item(plain('Write a JSON object with the key "name" set to Anna.'), "json-keys", { keys: ["name"] }, 40),
  item(plain('Write a JSON object with the keys "city" and "country" for Paris.'), "json-keys", {
    keys: ["city", "country"],
  }),
  item(plain("Write a poem of two lines about rain."), "lines", { count: 2 }, 50),
];
