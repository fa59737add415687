import type { ExperimentStore, FollowingExperimentStore } from "#backends/experiments/experiment-store.ts";
import { mlflowService } from "#backends/experiments/mlflow-service.ts";
import { openMlflowExperimentStore } from "#backends/experiments/mlflow/open-mlflow-experiment-store.ts";
import { openLedgerExperimentStore } from "#backends/experiments/open-ledger-experiment-store.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { Settings } from "#server/settings.ts";
import {
  answersOverHttp,
  embeddedService,
  externalService,
  startService,
  type ServiceReport,
} from "./opened-service.ts";

type Opening = { settings: Settings; now: () => Date; cleanup: AsyncDisposableStack };
export type OpenExperiments = {
  store: ExperimentStore;
  /** Absent where the ledger itself is asked: nothing is copied then. */
  following?: FollowingExperimentStore;
  report: ServiceReport;
};

export function openExperiments(opening: Opening, ledger: Ledger): OpenExperiments {
  const { settings, cleanup } = opening;
  if (settings.services.experiments === "embedded")
    return {
      store: openLedgerExperimentStore(ledger),
      report: embeddedService("experiments", "Experiments stand in the ledger; MLflow is not connected."),
    };
  const url = settings.mlflow.url ?? `http://127.0.0.1:${settings.mlflow.port}`;
  const following = cleanup.adopt(openMlflowExperimentStore({ url }), (store) => store.close());
  return {
    store: following,
    following,
    report:
      settings.mlflow.url === undefined
        ? startService(
            mlflowService({ cache: settings.cache, home: settings.home, port: settings.mlflow.port }),
            opening,
          )
        : externalService("experiments", url, "MLFLOW_TRACKING_URI", answersOverHttp(`${url}/health`)),
  };
}
