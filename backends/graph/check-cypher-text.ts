import { Failure } from "#domain/failure.ts";
import { cypherTokens, type CypherToken } from "./cypher-tokens.ts";

export const longestCypher = 4_000;
const mostFromRanges = 1_000_000;
const mostSums = 12;
const deepest = 60;

/** Families of functions with a dot in their name that only compute. */
const dotted = /^(?:date|datetime|time|localtime|localdatetime|duration|point|vector\.similarity|db)$/i;
/** They can make one value larger than memory, or take longer than any limit stops: one value is made without a pause. */
const growing = new Set(["reduce", "replace", "repeat", "lpad", "rpad"]);
const overLists = new Set(["all", "any", "none", "single", "filter", "extract"]);

/**
 * Refuses what the server's own limits would not stop: Neo4j looks at time and memory between rows, so work that goes into
 * one value runs to its end. Throws `invalid-input` or `too-large`, saying what to write instead.
 */
export function checkCypherText(cypher: string): void {
  if (cypher.trim() === "") throw new Failure("invalid-input", "The query is empty");
  if (cypher.length > longestCypher)
    throw new Failure("too-large", `The query is longer than ${longestCypher} characters`);
  const tokens = cypherTokens(cypher);
  checkSums(tokens);
  checkNesting(tokens);
  let fromRanges = 1;
  for (const [place, token] of tokens.entries()) {
    if (isSign(token, "=~")) checkMatch(tokens[place + 1]);
    if (isOtherDatabase(tokens, place))
      throw new Failure("not-allowed", "USE is not allowed here: there is one graph");
    if (token.kind !== "name" || !isSign(tokens[place + 1], "(")) continue;
    const name = token.value.toLowerCase();
    if (growing.has(name))
      throw tooMuch(`${name}() is not allowed here`, "Return the values and work on them outside.");
    if (name === "range") fromRanges *= rangeSize(tokens, place + 2);
    if (isSign(tokens[place - 1], ".")) checkFamily(tokens, place);
  }
  if (fromRanges > mostFromRanges)
    throw tooMuch("Its ranges make more than a million values", "Use smaller ranges.");
}

function isSign(token: CypherToken | undefined, value: string): boolean {
  return token?.kind === "sign" && token.value === value;
}

function tooMuch(message: string, hint: string): Failure {
  return new Failure("too-large", message, { hint });
}

/** `USE name`, where it is no property, label or variable. */
function isOtherDatabase(tokens: readonly CypherToken[], place: number): boolean {
  const [before, token, after] = [tokens[place - 1], tokens[place], tokens[place + 1]];
  const isWord = token?.kind === "name" && token.value.toLowerCase() === "use" && after?.kind === "name";
  return (
    isWord &&
    (before === undefined ||
      isSign(before, "{") ||
      (before.kind !== "sign" && !/^(as|by)$/i.test(before.value)))
  );
}

/** A sum of a value with itself doubles it each time. */
function checkSums(tokens: readonly CypherToken[]): void {
  if (tokens.filter((token) => isSign(token, "+")).length > mostSums)
    throw tooMuch(`The query has more than ${mostSums} sums`, "Return the parts and join them outside.");
}

/** Lists within lists multiply: a walk over a list may not hold another one. */
function checkNesting(tokens: readonly CypherToken[]): void {
  const open: boolean[] = [];
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== "sign") continue;
    if ("[({".includes(token.value)) {
      const isWalk = beginsWalk(tokens, place);
      if (isWalk && open.includes(true))
        throw tooMuch(
          "A walk over a list holds another one",
          "Use UNWIND, which can be stopped, in place of one of them.",
        );
      open.push(isWalk);
      if (open.length > deepest)
        throw tooMuch(`Its brackets are more than ${deepest} deep`, "Write it flatter.");
    } else if ("])}".includes(token.value)) open.pop();
  }
}

/** `[x IN ...` or `all(x IN ...`. */
function beginsWalk(tokens: readonly CypherToken[], place: number): boolean {
  const [sign, name, following] = [tokens[place], tokens[place + 1], tokens[place + 2]];
  const isOver =
    name?.kind === "name" && following?.kind === "name" && following.value.toLowerCase() === "in";
  if (!isOver) return false;
  const before = tokens[place - 1];
  return isSign(sign, "[") || (before?.kind === "name" && overLists.has(before.value.toLowerCase()));
}

/** A pattern may stand still for hours on the wrong text; those without nested repetition do not. */
function checkMatch(token: CypherToken | undefined): void {
  const isPlain =
    token?.kind === "text" && /^(?:\(\?i\))?(?:\.\*)?[\p{L}\p{N}\s_,:'%/-]*(?:\.\*)?$/u.test(token.value);
  if (!isPlain)
    throw new Failure("invalid-input", "A pattern after =~ may only be a text with .* before and after it", {
      hint: "Use CONTAINS or STARTS WITH, with toLower() on both sides.",
    });
}

function rangeSize(tokens: readonly CypherToken[], place: number): number {
  const end = tokens.findIndex((token, at) => at >= place && isSign(token, ")"));
  const written = tokens
    .slice(place, end < 0 ? tokens.length : end)
    .map(({ value }) => value)
    .join("");
  const [, from, to, step = "1"] = /^(-?\d{1,9}),(-?\d{1,9})(?:,(-?\d{1,9}))?$/.exec(written) ?? [];
  if (from === undefined || to === undefined || Number(step) === 0)
    throw new Failure("invalid-input", "range() takes plain numbers here, such as range(1, 10)");
  return Math.max(1, Math.floor((Number(to) - Number(from)) / Number(step)) + 1);
}

function checkFamily(tokens: readonly CypherToken[], place: number): void {
  const names: string[] = [];
  for (let at = place - 1; isSign(tokens[at], ".") && tokens[at - 1]?.kind === "name"; at -= 2)
    names.unshift(tokens[at - 1]?.value ?? "");
  const family = names.join(".");
  const isKnown = dotted.test(names[0] ?? "") || dotted.test(family);
  if (!isKnown)
    throw new Failure("not-allowed", `${family}.${tokens[place]?.value ?? ""}() is not allowed here`, {
      hint: "Use what Cypher itself has.",
    });
}
