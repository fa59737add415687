// One object with every table, as drizzle and its migrations want it.
export { events, messages, runs, streams, threads } from "./conversations.ts";
export { collections } from "./collections.ts";
export { embeddings } from "./embeddings.ts";
export {
  datasets,
  evaluationItems,
  evaluations,
  records,
  reports,
  rosterHistory,
  rosterSlots,
  trainingExamples,
  variants,
} from "./factory.ts";
export { enterCodes, sessions, tokens, users } from "./people.ts";
export { approvals, effects, planRevisions, plans, questions } from "./plans.ts";
export { graphEntities, graphRelations, graphSources, graphStatements } from "./graph.ts";
export { changes, deadLetters, syncTargets } from "./sync.ts";
export { audit, jobs, outbox } from "./work.ts";
