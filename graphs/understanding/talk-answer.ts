import type { Tool } from "#tools/define-tool.ts";
import type { TalkExample } from "./examples/talk-example.ts";
import type { Understanding } from "./understanding.ts";

const words: Readonly<Record<TalkExample["kind"], string>> = {
  greeting: "Hello. Say what you would like to do with data, models, trainings, evaluations or the roster.",
  thanks: "You are welcome.",
  help: "I can work with data, train adapters, evaluate and compare models, and request promotions; every change is a plan that you approve.",
  go: "The plan waits on its card: approve it there, nothing runs by a word in the conversation.",
  cancel: "That is set aside; nothing runs.",
  correction: "Say what should be different, and I change the plan.",
};

/** A message that wants no tool: what is said in return. Help names what there is. */
export function talkAnswer(talk: TalkExample["kind"], tools: readonly Tool[]): Understanding {
  const titles = tools.slice(0, 60).map((tool) => tool.title.charAt(0).toLowerCase() + tool.title.slice(1));
  const understood = talk === "help" ? `${words.help} The tools: ${titles.join(", ")}.` : words[talk];
  const kind = talk === "go" ? "go" : talk === "cancel" ? "cancel" : "ask";
  return { kind, steps: [], questions: [], understood, confidence: 1, assumed: {} };
}
