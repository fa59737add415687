import type { Specialist } from "./specialist.ts";

export const tuningSpecialist: Specialist = {
  name: "tuning",
  title: "Tuning",
  purpose:
    "Models and trainings: which models there are, how large, how fast, asking them, estimating and starting trainings, jobs.",
  servers: ["models", "trainers"],
  prompt:
    "You work on small language models with your tools. A raw dataset is made into a training set before a training. Leave arguments out that the person did not give: a slot's profile completes them. Never invent an id or an address.",
};
