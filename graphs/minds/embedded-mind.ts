import { toolServers } from "#tools/catalogue.ts";
import type { StepDraft } from "#domain/plan.ts";
import type { Understand, Understanding } from "#graphs/understanding/understanding.ts";
import type { HandOff } from "#graphs/conversation-state.ts";
import type { Mind, Move, SpecialistTurn, Supervision, Turn } from "./mind.ts";

/**
 * Our own mind: the request is understood at once, as steps; each specialist is handed its own in turn. When any step
 * writes, all become steps of a plan; else they run and their summaries are the answer.
 */
export function embeddedMind(understand: Understand): Mind {
  return {
    name: "embedded",
    async supervise(turn: Turn): Promise<Supervision> {
      const understanding = turn.understanding ?? (await understand(turn.text, turn.earlier, turn.entities));
      const next = groupsOf(understanding)[turn.handOffs.length];
      if (next === undefined)
        return { type: "answer", text: answerOf(understanding, turn.handOffs), understanding };
      return {
        type: "hand-off",
        specialist: next.specialist,
        request: understanding.understood,
        understanding,
      };
    },
    async specialize(turn: SpecialistTurn): Promise<Move> {
      const group =
        turn.understanding === undefined ? undefined : groupsOf(turn.understanding)[turn.handOffs.length - 1];
      const [first] = turn.exchanges;
      if (first !== undefined)
        return { type: "report", text: first.reports.map((report) => report.text).join("\n\n") };
      const isPlan = turn.understanding !== undefined && changesSomething(turn.understanding);
      return { type: "calls", calls: (group?.steps ?? []).map((step) => ({ ...step, draft: isPlan })) };
    },
  };
}

type Group = { specialist: string; steps: StepDraft[] };

/** Neighbouring steps of one specialist, together. */
function groupsOf(understanding: Understanding): Group[] {
  const groups: Group[] = [];
  if (understanding.kind !== "ask" && understanding.kind !== "act") return groups;
  for (const step of understanding.steps) {
    const specialist = toolServers.find((server) =>
      server.tools.some((tool) => tool.name === step.tool),
    )?.specialist;
    if (specialist === undefined) continue;
    const last = groups.at(-1);
    if (last?.specialist === specialist) last.steps.push(step);
    else groups.push({ specialist, steps: [step] });
  }
  return groups;
}

function changesSomething(understanding: Understanding): boolean {
  return understanding.steps.some((step) =>
    toolServers.some((server) =>
      server.tools.some((tool) => tool.name === step.tool && tool.effect !== "reads"),
    ),
  );
}

function answerOf(understanding: Understanding, handOffs: readonly HandOff[]): string {
  if (understanding.kind === "refuse" || understanding.kind === "clarify") return "";
  return changesSomething(understanding)
    ? ""
    : handOffs
        .map((item) => item.report ?? "")
        .filter((text) => text !== "")
        .join("\n\n");
}
