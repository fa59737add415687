import { Failure } from "#domain/failure.ts";
import { handedOver } from "./studio-handover.ts";

// `langgraph.json` names these exports, so they stand one by one; a test compares them with the specialists there are.
export const supervisor = () => graphOf("supervisor");
export const data = () => graphOf("data");
export const tuning = () => graphOf("tuning");
export const rag = () => graphOf("rag");
export const evaluation = () => graphOf("evaluation");
export const roster = () => graphOf("roster");

function graphOf(name: string): object {
  const platform = handedOver();
  if (platform !== undefined) return platform.graph(name);
  throw new Failure("unavailable", `The graph "${name}" works on a running platform`, {
    hint: "Start it with `npm start` and connect LangGraph Studio to its studio address, port 8083.",
  });
}
