import type { StepDraft } from "#domain/plan.ts";
import { isReference } from "#domain/reference.ts";
import type { Tool } from "#tools/define-tool.ts";
import { productTool } from "./product-tools.ts";

type Args = Record<string, unknown>;

/** What has been said so far, so that the same model is "it" the second time. */
type Said = { makes: boolean; compares: boolean; slot: string | undefined };

/** One sentence for a person: "Train an adapter for device support, compare it with the base, and propose it for ... if it is better." */
export function sentenceOfSteps(steps: readonly StepDraft[], tools: readonly Tool[]): string {
  const said: Said = { makes: false, compares: false, slot: roleOf(steps) };
  const phrases: string[] = [];
  for (const step of steps) {
    const phrase = `${sayStep(step, said, tools)}${sayCondition(step)}`;
    if (!phrases.includes(phrase)) phrases.push(phrase);
    if (step.tool === "start_training") said.makes = true;
    if (step.tool === "compare_models") said.compares = true;
  }
  const [only, second] = phrases;
  if (only === undefined) return "";
  const joined =
    phrases.length === 1
      ? only
      : phrases.length === 2
        ? `${only} and then ${second}`
        : `${phrases.slice(0, -1).join(", ")}, and ${phrases.at(-1)}`;
  return `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}

function sayStep(step: StepDraft, said: Said, tools: readonly Tool[]): string {
  const { args } = step;
  const own = sayers[step.tool]?.(args, said);
  if (own !== undefined) return own;
  const tool = tools.find((item) => item.name === step.tool);
  const phrase = tool?.phrase(args) ?? productTool(step.tool)?.does ?? step.tool.replaceAll("_", " ");
  return phrase.charAt(0).toLowerCase() + phrase.slice(1);
}

const sayers: Readonly<Record<string, (args: Args, said: Said) => string>> = {
  build_training_set: (args) =>
    `build a training set${args["dataset"] === undefined ? "" : ` from ${plain(args["dataset"])}`}`,
  start_training: sayTraining,
  compare_models: sayComparison,
  start_evaluation: (args, said) =>
    `evaluate ${sayModel(args["model"], said, "a model")}${sayOn(args)}${sayItems(args)}`,
  measure_model: (args, said) => `measure the speed of ${sayModels(args["models"], said, "a model")}`,
  prompt_models: (args, said) => `ask ${sayModels(args["models"], said, "the models")}`,
  inspect_model: (args, said) => `look at ${sayModel(args["model"], said, "a model")}`,
  request_promotion: (args, said) =>
    `propose ${sayModel(args["model"], said, said.makes || said.compares ? "it" : "a model")} for ${saySlot(args, said)}`,
  request_rollback: (args, said) => `propose to roll ${saySlot(args, said)} back`,
  read_report: (args) =>
    isReference(args["report"])
      ? "read its report"
      : `read ${args["report"] === undefined ? "the newest report" : `report ${plain(args["report"])}`}`,
};

function sayTraining(args: Args, said: Said): string {
  const model = typeof args["model"] === "string" ? ` of ${shortName(args["model"])}` : "";
  const purpose = said.slot === undefined ? "" : ` for ${said.slot.replaceAll("-", " ")}`;
  const source = typeof args["dataset"] === "string" ? ` on ${args["dataset"]}` : "";
  const steps = typeof args["steps"] === "number" ? `, ${args["steps"]} steps` : "";
  const adapter =
    typeof args["adapter_name"] === "string" && args["adapter_name"] !== said.slot
      ? `the adapter ${args["adapter_name"]}`
      : "an adapter";
  return `train ${adapter}${model}${purpose}${source}${steps}`;
}

function sayComparison(args: Args, said: Said): string {
  const models = Array.isArray(args["models"]) ? (args["models"] as unknown[]) : [];
  const others = models.slice(1).map((model) => sayModel(model, said, "a model"));
  const baseline = args["baseline"];
  if (baseline !== undefined) others.unshift(said.makes ? "the base" : sayModel(baseline, said, "the base"));
  if (models.length === 0 && others.length === 0) return `compare models${sayOn(args)}${sayItems(args)}`;
  const first = sayModel(models[0], said, said.makes ? "it" : "the newest variant");
  const second = others.length > 0 ? listOf(others) : "the base";
  return `compare ${first} with ${second}${sayOn(args, said.slot)}${sayItems(args)}`;
}

function sayCondition(step: StepDraft): string {
  const { when } = step;
  if (when === undefined) return "";
  if (when.field === "verdict") return " if it is better";
  return when.field === "seconds" && typeof when.value === "number"
    ? ` if it takes at most ${Math.round(when.value / 60)} minutes`
    : ` if ${when.field.replaceAll("_", " ")} ${when.op} ${String(when.value)}`;
}

function sayModel(value: unknown, said: Said, open: string): string {
  if (isReference(value)) return "it";
  return typeof value === "string" ? shortName(value) : said.makes ? "it" : open;
}

function sayModels(value: unknown, said: Said, open: string): string {
  if (!Array.isArray(value) || value.length === 0) return said.makes ? "it" : open;
  return listOf((value as unknown[]).map((model) => sayModel(model, said, open)));
}

function saySlot(args: Args, said: Said): string {
  const slot = typeof args["slot"] === "string" ? args["slot"] : said.slot;
  return slot === undefined ? "a slot" : `the ${slot} slot`;
}

/** The suite of the slot's own name goes without saying. */
function sayOn(args: Args, slot?: string): string {
  const suites = [args["suite"], ...(Array.isArray(args["suites"]) ? (args["suites"] as unknown[]) : [])];
  const named = [...new Set(suites.filter((suite) => typeof suite === "string" && suite !== slot))];
  return named.length === 0 ? "" : ` on ${listOf(named as string[])}`;
}

function sayItems(args: Args): string {
  return typeof args["max_items"] === "number" ? `, ${args["max_items"]} items` : "";
}

/** What the plan is for: the slot that its proposal, comparison or training names. */
function roleOf(steps: readonly StepDraft[]): string | undefined {
  const named = steps.flatMap((step) => [step.args["slot"], step.args["adapter_name"]]);
  return named.find((value) => typeof value === "string");
}

/** `local/smollm2-135m+device-support@3` is called device-support@3 by people, and a holder by its slot. */
function shortName(address: string): string {
  if (address.startsWith("roster/")) return `the holder of ${address.slice("roster/".length)}`;
  return address.slice(address.startsWith("local/") ? "local/".length : 0).replace(/^.*\+/u, "");
}

function plain(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "it";
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
