import type { Route } from "./route.ts";
import { approvalRoutes } from "./routes/approvals.ts";
import { auditRoutes } from "./routes/audit.ts";
import { datasetRoutes } from "./routes/datasets.ts";
import { evaluationRoutes } from "./routes/evaluations.ts";
import { experimentRoutes } from "./routes/experiments.ts";
import { graphRoutes } from "./routes/graph.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { meRoutes } from "./routes/me.ts";
import { modelRoutes } from "./routes/models.ts";
import { planRoutes } from "./routes/plans.ts";
import { promptRoutes } from "./routes/prompts.ts";
import { questionRoutes } from "./routes/questions.ts";
import { reportRoutes } from "./routes/reports.ts";
import { rosterRoutes } from "./routes/roster.ts";
import { runRoutes } from "./routes/runs.ts";
import { searchRoutes } from "./routes/search.ts";
import { suiteRoutes } from "./routes/suites.ts";
import { syncRoutes } from "./routes/sync.ts";
import { threadRoutes } from "./routes/threads.ts";
import { tokenRoutes } from "./routes/tokens.ts";
import { toolRoutes } from "./routes/tools.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { userRoutes } from "./routes/users.ts";

/** Every route of `/api`, in the order in which they are tried. */
export const routeTable: readonly Route[] = [
  ...meRoutes,
  ...threadRoutes,
  ...runRoutes,
  ...planRoutes,
  ...questionRoutes,
  ...approvalRoutes,
  ...jobRoutes,
  ...datasetRoutes,
  ...uploadRoutes,
  ...syncRoutes,
  ...graphRoutes,
  ...searchRoutes,
  ...promptRoutes,
  ...modelRoutes,
  ...suiteRoutes,
  ...evaluationRoutes,
  ...experimentRoutes,
  ...reportRoutes,
  ...rosterRoutes,
  ...toolRoutes,
  ...userRoutes,
  ...tokenRoutes,
  ...auditRoutes,
];
