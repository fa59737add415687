import { compareModels } from "./evaluation/compare-models.ts";
import { listSuites } from "./evaluation/list-suites.ts";
import { readReport } from "./evaluation/read-report.ts";
import { startEvaluation } from "./evaluation/start-evaluation.ts";
import { isLongTool, type LongTool, type Tool } from "./define-tool.ts";
import { compareRuns } from "./experiments/compare-runs.ts";
import { listExperiments } from "./experiments/list-experiments.ts";
import { listRuns } from "./experiments/list-runs.ts";
import { readRun } from "./experiments/read-run.ts";
import { explainPath } from "./knowledge-graph/explain-path.ts";
import { findEntities } from "./knowledge-graph/find-entities.ts";
import { queryGraph } from "./knowledge-graph/query-graph.ts";
import { relatedEntities } from "./knowledge-graph/related-entities.ts";
import { inspectModel } from "./models/inspect-model.ts";
import { listModels } from "./models/list-models.ts";
import { measureModel } from "./models/measure-model.ts";
import { promptModels } from "./models/prompt-models.ts";
import { listRoster } from "./roster/list-roster.ts";
import { readRosterHistory } from "./roster/read-roster-history.ts";
import { readSlot } from "./roster/read-slot.ts";
import { requestPromotion } from "./roster/request-promotion.ts";
import { requestRollback } from "./roster/request-rollback.ts";
import { writeProfile } from "./roster/write-profile.ts";
import { cancelJob } from "./trainers/cancel-job.ts";
import { estimateTraining } from "./trainers/estimate-training.ts";
import { listJobs } from "./trainers/list-jobs.ts";
import { readJob } from "./trainers/read-job.ts";
import { startTraining } from "./trainers/start-training.ts";
import { answerFromDocuments } from "./vectors/answer-from-documents.ts";
import { evaluateRetrieval } from "./vectors/evaluate-retrieval.ts";
import { indexDocuments } from "./vectors/index-documents.ts";
import { listCollections } from "./vectors/list-collections.ts";
import { searchPassages } from "./vectors/search-passages.ts";
import { aggregateRecords } from "./warehouse/aggregate-records.ts";
import { buildTrainingSet } from "./warehouse/build-training-set.ts";
import { describeDataset } from "./warehouse/describe-dataset.ts";
import { findRecords } from "./warehouse/find-records.ts";
import { generateEnterpriseData } from "./warehouse/generate-enterprise-data.ts";
import { importDataset } from "./warehouse/import-dataset.ts";
import { listDatasets } from "./warehouse/list-datasets.ts";
import { queryWarehouse } from "./warehouse/query-warehouse.ts";
import { readSyncStatus } from "./warehouse/read-sync-status.ts";
import { rebuildStore } from "./warehouse/rebuild-store.ts";

/** A group of tools served together, and the specialist whose they are. */
export type ToolServer = { name: string; title: string; specialist: string; tools: readonly Tool[] };

/** Every tool there is, by server. A tool exists when it stands here. */
export const toolServers: readonly ToolServer[] = [
  {
    name: "warehouse",
    title: "Enterprise data",
    specialist: "data",
    tools: [
      generateEnterpriseData,
      importDataset,
      listDatasets,
      describeDataset,
      findRecords,
      aggregateRecords,
      queryWarehouse,
      buildTrainingSet,
      readSyncStatus,
      rebuildStore,
    ],
  },
  {
    name: "knowledge-graph",
    title: "The knowledge graph",
    specialist: "rag",
    tools: [findEntities, relatedEntities, explainPath, queryGraph],
  },
  {
    name: "vectors",
    title: "Documents and passages",
    specialist: "rag",
    tools: [listCollections, searchPassages, answerFromDocuments, indexDocuments, evaluateRetrieval],
  },
  {
    name: "models",
    title: "Models and their hosts",
    specialist: "tuning",
    tools: [listModels, inspectModel, promptModels, measureModel],
  },
  {
    name: "trainers",
    title: "Trainings and jobs",
    specialist: "tuning",
    tools: [estimateTraining, startTraining, listJobs, readJob, cancelJob],
  },
  {
    name: "experiments",
    title: "Experiments and their runs",
    specialist: "evaluation",
    tools: [listExperiments, listRuns, readRun, compareRuns],
  },
  {
    name: "evaluation",
    title: "Evaluations and reports",
    specialist: "evaluation",
    tools: [listSuites, startEvaluation, compareModels, readReport],
  },
  {
    name: "roster",
    title: "The factory roster",
    specialist: "roster",
    tools: [listRoster, readSlot, readRosterHistory, writeProfile, requestPromotion, requestRollback],
  },
];

export const allTools: readonly Tool[] = toolServers.flatMap((server) => server.tools);

export function findTool(name: string): Tool | undefined {
  return allTools.find((tool) => tool.name === name);
}

export function serverOf(tool: Tool): ToolServer {
  const server = toolServers.find((item) => item.tools.includes(tool));
  if (server === undefined) throw new Error(`${tool.name} is in no server`);
  return server;
}

/** Every kind of job that a tool can start. */
export const jobDefinitions: readonly LongTool<never, never>["job"][] = allTools
  .filter(isLongTool)
  .map((tool) => tool.job as never);
