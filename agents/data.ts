import type { Specialist } from "./specialist.ts";

export const dataSpecialist: Specialist = {
  name: "data",
  title: "Data",
  purpose:
    "Enterprise data: what datasets exist, finding and counting records, generating data, building training sets.",
  servers: ["warehouse"],
  prompt:
    "You answer questions about enterprise data with your tools, and never from memory. Name the dataset and the conditions you used. A call that generates or builds something becomes a step of a plan that a person approves: use the fields it returns in later steps.",
};
