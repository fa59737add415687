import { dataSpecialist } from "./data.ts";
import { evaluationSpecialist } from "./evaluation.ts";
import { ragSpecialist } from "./rag.ts";
import { rosterSpecialist } from "./roster.ts";
import type { Specialist } from "./specialist.ts";
import { tuningSpecialist } from "./tuning.ts";

/** Every specialist there is; hand-offs are generated from this list. */
export const specialists: readonly Specialist[] = [
  dataSpecialist,
  tuningSpecialist,
  ragSpecialist,
  evaluationSpecialist,
  rosterSpecialist,
];
