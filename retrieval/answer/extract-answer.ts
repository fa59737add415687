import { identityOf, searchedText } from "#retrieval/passage-library.ts";
import type { RankedPassage, RetrievalParts } from "#retrieval/pipeline.ts";
import type { CitedAnswer } from "./cited-answer.ts";
import { asksForFigure, givesNewFigure } from "./figures.ts";
import { questionCoverage, repeatsQuestion } from "./question-coverage.ts";
import { statementsOf, type Statement } from "./statements-of.ts";

/** Passages whose statements are weighed, statements that are compared by meaning, and passages named when nothing answers. */
const lookedAt = 4;
const mostCompared = 24;
const mostStated = 3;
const nearestNamed = 3;
/** Where passages speak of less than this share of the question, on average of the best one and all together, none answers it. */
const leastSupport = 0.54;
/** A passage that speaks of less than this share has nothing to state. */
const leastCoverage = 0.3;
/** A further statement must be nearly as good as the best. */
const nearlyAsGood = 0.97;
/** What words, a figure where one is asked for, and the passage's place add to the nearness in meaning. */
const wordsWeight = 0.1;
const figureWeight = 0.06;
const placeWeight = 0.06;

/** These are the passages' own words, and all that were chosen are stated. */
const byNobody = { written_by: null, left_out: 0, usage: { prompt_tokens: 0, completion_tokens: 0 } };

type AnswerParts = Pick<RetrievalParts, "library" | "embedder">;
type Numbered = CitedAnswer["passages"][number];
type Weighed = { text: string; title: string; number: number; place: number; score: number };

/**
 * Answers with statements of the passages themselves: those nearest to the question in meaning and words, each cited. Where no
 * passage speaks of enough of the question there is no answer, only the nearest passages.
 */
export async function extractAnswer(
  question: string,
  ranked: readonly RankedPassage[],
  parts: AnswerParts,
  signal?: AbortSignal,
): Promise<CitedAnswer> {
  // What is so with one device is not so with the next: a passage about another one answers nothing, however near it is.
  const own = ranked.filter(({ isOfAnotherDevice = false }) => !isOfAnotherDevice);
  const numbered = numberedOf(own.slice(0, lookedAt));
  const speaking = speakingOf(question, numbered, parts);
  const chosen = choose(await byMeaning(question, byWords(question, speaking, parts), parts, signal));
  if (chosen.length === 0)
    return {
      ...byNobody,
      is_supported: false,
      sentences: [],
      passages: numberedOf(ranked.slice(0, nearestNamed)),
    };
  return {
    ...byNobody,
    is_supported: true,
    sentences: chosen.map(({ text, number }) => ({ text, citations: [number] })),
    passages: numbered.filter((one) => chosen.some(({ number }) => number === one.number)),
  };
}

function numberedOf(ranked: readonly RankedPassage[]): Numbered[] {
  return ranked.map(({ passage, score }, index) => ({ number: index + 1, passage, score }));
}

/** The passages that may answer: none unless together they speak of enough of the question. */
function speakingOf(question: string, numbered: readonly Numbered[], { library }: AnswerParts): Numbered[] {
  const coverage = questionCoverage(question, library);
  const covered = numbered.map((one) => ({ one, share: coverage(searchedText(one.passage)) }));
  const best = Math.max(0, ...covered.map(({ share }) => share));
  const together = coverage(numbered.map(({ passage }) => searchedText(passage)).join(" "));
  if ((best + together) / 2 < leastSupport) return [];
  return covered.filter(({ share }) => share >= leastCoverage).map(({ one }) => one);
}

/** The statements that share most with the question, as many as are worth comparing by meaning; what only repeats it is left out. */
function byWords(question: string, speaking: readonly Numbered[], { library }: AnswerParts): Weighed[] {
  const coverage = questionCoverage(question, library);
  const wantsFigure = asksForFigure(question);
  return speaking
    .flatMap(({ number, passage }) =>
      statementsOf(passage.text, sectionOf(passage.title))
        .map((statement) => ({ ...statement, said: underItsHeading(statement) }))
        .filter(({ said }) => !repeatsQuestion(said, question))
        .map(({ text, context, heading, said }, place) => {
          const figure = wantsFigure && givesNewFigure(text, question) ? figureWeight : 0;
          const words = coverage(`${identityOf(passage)} ${heading} ${context} ${text}`);
          const score = wordsWeight * words + figure + placeWeight / number;
          return { text: said, title: titleUnder(passage.title, heading), number, place, score };
        }),
    )
    .toSorted((one, other) => other.score - one.score)
    .slice(0, mostCompared);
}

const section = " › ";

/** The heading that a passage begins under: its title ends with it. */
function sectionOf(title: string): string {
  return title.includes(section) ? (title.split(section).at(-1) ?? "") : "";
}

/** A passage's title with the heading that a statement of it stands under. */
function titleUnder(title: string, heading: string): string {
  if (heading === "" || heading === sectionOf(title)) return title;
  return [...title.split(section).slice(0, sectionOf(title) === "" ? undefined : -1), heading].join(section);
}

/** A heading with a figure names what its statements are said of, such as a version, and is stated with them. */
function underItsHeading({ text, heading }: Statement): string {
  return /\d/.test(heading) ? `${heading}: ${text}` : text;
}

async function byMeaning(
  question: string,
  statements: readonly Weighed[],
  { embedder }: AnswerParts,
  signal: AbortSignal | undefined,
): Promise<Weighed[]> {
  if (statements.length === 0) return [];
  const asked = await embedder.embedQuery(question, signal);
  const vectors = await embedder.embed(
    statements.map(({ text, title }) => `${title}\n${text}`),
    signal,
  );
  return statements.map((one, index) => ({ ...one, score: one.score + dot(vectors[index], asked) }));
}

/** The best statement, and those nearly as good; in reading order. One said twice is stated once. */
function choose(weighed: readonly Weighed[]): Weighed[] {
  const ranked = weighed.toSorted((one, other) => other.score - one.score);
  const least = (ranked[0]?.score ?? 0) * nearlyAsGood;
  const chosen: Weighed[] = [];
  for (const one of ranked) {
    if (chosen.length === mostStated || one.score < least) break;
    if (!chosen.some(({ text }) => text === one.text)) chosen.push(one);
  }
  return chosen.toSorted((one, other) => one.number - other.number || one.place - other.place);
}

function dot(one: Float32Array | undefined, other: Float32Array): number {
  return one?.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0) ?? 0;
}
