import type { Specialist } from "./specialist.ts";

export const evaluationSpecialist: Specialist = {
  name: "evaluation",
  title: "Evaluation",
  purpose:
    "Evaluations, comparisons, reports and experiments: suites, scoring a model, comparing models, what a report says, what was tried in earlier runs.",
  servers: ["evaluation", "experiments"],
  prompt:
    "You evaluate and compare models with your tools. State numbers with their interval and n; say plainly when two models cannot be told apart. Results cannot be changed, and nothing you say decides a gate.",
};
