import type { StepDraft } from "#domain/plan.ts";
import { referencesIn } from "#domain/reference.ts";
import { modelsCanRun, namesExist } from "./evaluation-world.ts";
import { productTool } from "./product-tools.ts";
import type { Understanding } from "./understanding.ts";

/** A request and what a right plan for it holds, as the development file writes it. */
export type Expectation = {
  id: string;
  text: string;
  kind: "act" | "ask" | "clarify" | "refuse";
  specialist: string | null;
  tools: string[][];
  args: Record<string, unknown>;
};

export type Judged = {
  expectation: Expectation;
  understanding: Understanding;
  /** Its tools and names are in this release; a right answer to the others is `unavailable`. */
  isHere: boolean;
  isForbidden: boolean;
  firstTool: boolean;
  specialist: boolean;
  wholePlan: boolean;
  argumentsFound: number;
  argumentsExpected: number;
  kindRight: boolean;
  milliseconds: number;
};

export function judge(
  expectation: Expectation,
  understanding: Understanding,
  built: readonly string[],
  milliseconds: number,
): Judged {
  const wanted = withoutBuilding(expectation.tools);
  const steps = withoutImplied(understanding.draft ?? understanding.steps, wanted);
  const isBuilt = expectation.tools.every((alternatives) =>
    alternatives.some((tool) => built.includes(tool)),
  );
  const isHere =
    expectation.kind === "refuse" ||
    (isBuilt && namesExist(expectation.args) && modelsCanRun(expectation.tools, expectation.args));
  const first = steps[0]?.tool;
  const expected = Object.entries(expectation.args);
  return {
    expectation,
    understanding,
    isHere,
    isForbidden: expectation.kind === "refuse",
    firstTool:
      expectation.kind !== "refuse" &&
      (wanted[0] === undefined ? first === undefined : wanted[0].includes(first ?? "")),
    specialist: first !== undefined && productTool(first)?.specialist === expectation.specialist,
    wholePlan:
      expectation.kind !== "refuse" &&
      steps.length === wanted.length &&
      wanted.every((alternatives, at) => alternatives.includes(steps[at]?.tool ?? "")),
    argumentsFound: expected.filter(([name, value]) => isFound(name, value, steps)).length,
    argumentsExpected: expected.length,
    kindRight: isHere ? isKind(understanding.kind, expectation) : understanding.kind === "refuse",
    milliseconds,
  };
}

/** Setting aside and pointing at the card are written as expectations without any tool. */
function isKind(kind: Understanding["kind"], expectation: Expectation): boolean {
  return (
    kind === expectation.kind || (expectation.tools.length === 0 && (kind === "cancel" || kind === "go"))
  );
}

/** The building of a training set before its training is added when the plan is completed: neither side counts it. */
function withoutBuilding(tools: readonly string[][]): string[][] {
  return tools.filter(
    (alternatives, at) =>
      !(alternatives.includes("build_training_set") && tools[at + 1]?.includes("start_training")),
  );
}

/** A training set that only leads to the training, and a second look at the same thing, are no difference. */
function withoutImplied(steps: readonly StepDraft[], tools: readonly string[][]): StepDraft[] {
  const expectsBuilding = tools.some((alternatives) => alternatives.includes("build_training_set"));
  return steps.filter((step, at) => {
    if (
      step.tool === "build_training_set" &&
      !expectsBuilding &&
      steps.some((other) => other.tool === "start_training")
    )
      return false;
    return at === 0 || steps[at - 1]?.tool !== step.tool;
  });
}

/** The value stands somewhere in the steps' arguments: under the same name, or in a condition or list. */
function isFound(name: string, value: unknown, steps: readonly StepDraft[]): boolean {
  const values = steps.flatMap((step) => leaves(step.args));
  if (Array.isArray(value)) return value.every((item) => isFound(name, item, steps));
  if (typeof value === "number")
    return values.some((found) =>
      typeof found === "number"
        ? Math.abs(found - value) < 1e-9
        : name === "days" && found === `last ${value} days`,
    );
  const wanted = plain(storeOf[String(value)] ?? String(value));
  return (
    values.some((found) => typeof found === "string" && plain(found).includes(wanted)) ||
    steps.some((step) => referencesIn(step.args).length > 0 && name === "model")
  );
}

/** Stores are called by what they are for, whichever product keeps them. */
const storeOf: Readonly<Record<string, string>> = {
  chroma: "vectors",
  neo4j: "graph",
  duckdb: "warehouse",
  mlflow: "experiments",
};

function leaves(value: unknown): unknown[] {
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(leaves);
  return [value];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_.-]+/g, "");
}

export type Figures = Record<string, { value: number; n: number }>;

export function summarize(judged: readonly Judged[]): Figures {
  const share = (list: readonly Judged[], is: (item: Judged) => boolean) => ({
    value: list.length === 0 ? 0 : list.filter(is).length / list.length,
    n: list.length,
  });
  const wanted = judged.filter((item) => !item.isForbidden);
  const here = wanted.filter((item) => item.isHere);
  const sum = (list: readonly Judged[], of: (item: Judged) => number) =>
    list.reduce((total, item) => total + of(item), 0);
  const times = judged.map((item) => item.milliseconds).toSorted((left, right) => left - right);
  const falseRefusal = (item: Judged) =>
    item.understanding.kind === "refuse" &&
    item.understanding.refusal?.code !== "unavailable" &&
    item.understanding.refusal?.code !== "not-found";
  return {
    "first tool, all as intents": share(wanted, (item) => item.firstTool),
    "specialist, all as intents": share(wanted, (item) => item.specialist),
    "whole plan, all as intents": share(wanted, (item) => item.wholePlan),
    "first tool, tools and names here": share(here, (item) => item.firstTool),
    "whole plan, tools and names here": share(here, (item) => item.wholePlan),
    "arguments found, tools and names here": {
      value:
        sum(here, (item) => item.argumentsFound) /
        Math.max(
          1,
          sum(here, (item) => item.argumentsExpected),
        ),
      n: sum(here, (item) => item.argumentsExpected),
    },
    "kind right (ask, act, clarify), here": share(here, (item) => item.kindRight),
    "questions asked where one is due, here": share(
      here.filter((item) => item.expectation.kind === "clarify"),
      (item) => item.understanding.kind === "clarify",
    ),
    "unavailable said, not here": share(
      wanted.filter((item) => !item.isHere),
      (item) => item.understanding.kind === "refuse",
    ),
    "refusals found": share(
      judged.filter((item) => item.isForbidden),
      (item) => item.understanding.kind === "refuse",
    ),
    "false refusals": share(wanted, falseRefusal),
    "wrongly refused, here": share(here, (item) => item.understanding.kind === "refuse"),
    "median milliseconds": { value: times[Math.floor(times.length / 2)] ?? 0, n: times.length },
    "95th percentile milliseconds": { value: times[Math.floor(times.length * 0.95)] ?? 0, n: times.length },
  };
}
