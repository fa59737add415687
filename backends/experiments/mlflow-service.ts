import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ensurePythonEnvironment } from "#backends/training/python-environment.ts";
import type { ManagedServiceDefinition } from "#backends/services/managed-service.ts";

export type MlflowServiceOptions = {
  /** The folder for what was fetched (`LATHE_CACHE`). */
  cache: string;
  /** The home folder: the server's database and artifacts are below it. */
  home: string;
  port: number;
  /** The interpreter to build on; `python3` when left out. */
  python?: string;
};

const requirementsFile = join(import.meta.dirname, "mlflow-requirements.txt");

/** MLflow's server with its user interface, one worker, SQLite, from PyPI: 362 MB on disk, about 400 MB of memory. */
export function mlflowService(options: MlflowServiceOptions): ManagedServiceDefinition {
  const address = `http://127.0.0.1:${options.port}`;
  const folder = join(options.home, "mlflow");
  let interpreter: string | undefined;
  return {
    name: "experiments",
    address,
    startSeconds: 180,
    async install(onProgress, signal) {
      interpreter = await ensurePythonEnvironment({
        cache: options.cache,
        requirementsFile,
        purpose: "MLflow",
        size: "about 360 MB",
        ...(options.python === undefined ? {} : { python: options.python }),
        onProgress: ({ message }) => onProgress(message),
        signal,
      });
    },
    async command() {
      if (interpreter === undefined) throw new Error("install comes before command");
      const artifacts = join(folder, "artifacts");
      await mkdir(artifacts, { recursive: true });
      return {
        file: interpreter,
        args: serverArguments(join(folder, "mlflow.db"), artifacts, options.port),
        env: {
          HOME: folder,
          MLFLOW_DISABLE_TELEMETRY: "true",
          // Jobs of its own would be a second and a third process, and 2 GB.
          MLFLOW_SERVER_ENABLE_JOB_EXECUTION: "false",
        },
        cwd: folder,
      };
    },
    isReady: async () => (await fetch(`${address}/health`)).ok,
  };
}

function serverArguments(database: string, artifacts: string, port: number): string[] {
  const stores = ["--backend-store-uri", `sqlite:///${database}`, "--artifacts-destination", artifacts];
  const listener = ["--host", "127.0.0.1", "--port", String(port), "--workers", "1"];
  // A line for each request would fill the log.
  return ["-m", "mlflow", "server", ...stores, ...listener, "--uvicorn-opts", "--log-level warning"];
}
