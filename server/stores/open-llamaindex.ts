import { Failure, failureText } from "#domain/failure.ts";
import type { Service } from "#domain/service.ts";
import { rest } from "#backends/services/attend-service.ts";
import {
  findLlamaindex,
  installLlamaindex,
  llamaindexMissing,
} from "#retrieval/llamaindex/llamaindex-environment.ts";
import { openLlamaindexIndex } from "#retrieval/llamaindex/llamaindex-index.ts";
import type { Pipeline } from "#retrieval/pipeline.ts";
import { llamaindexPipeline } from "#retrieval/pipelines/llamaindex.ts";
import type { Settings } from "#server/settings.ts";

export type OpenLlamaindex = {
  pipeline: Pipeline;
  /** Nothing where it is neither installed nor asked for. */
  report(): Service[];
};

type State = { interpreter: string } | { state: "absent" | "starting" | "down"; failure: Failure };

const longestPauseMs = 300_000;

/** The pipeline `rag/llamaindex`: there once LlamaIndex is installed, which happens in the background where it was asked for. */
export async function openLlamaindex({
  settings,
  cleanup,
}: {
  settings: Pick<Settings, "cache" | "llamaindex">;
  cleanup: AsyncDisposableStack;
}): Promise<OpenLlamaindex> {
  let present: State = await look(settings.cache);
  const failure = (): Failure | undefined => ("failure" in present ? present.failure : undefined);
  const index = cleanup.adopt(
    openLlamaindexIndex({
      interpreter() {
        if ("failure" in present) throw present.failure;
        return present.interpreter;
      },
    }),
    (opened) => opened.close(),
  );
  if (settings.llamaindex === "managed" && "failure" in present) {
    const controller = new AbortController();
    present = installing("Looking for what it needs");
    const installation = keepInstalling(settings.cache, controller.signal, (state) => (present = state));
    cleanup.defer(async () => {
      controller.abort();
      await installation;
    });
  }
  return {
    pipeline: llamaindexPipeline({ index, unavailable: failure }),
    report: () => reportOf(present),
  };
}

async function look(cache: string): Promise<State> {
  try {
    const interpreter = await findLlamaindex({ cache });
    return interpreter === undefined ? { state: "absent", failure: llamaindexMissing() } : { interpreter };
  } catch (error) {
    // Without Python nothing can be installed either: that is what whoever asks must know.
    if (error instanceof Failure) return { state: "absent", failure: error };
    throw error;
  }
}

/** Tries until it is installed or no longer wanted: a package index that is out of reach comes back. */
async function keepInstalling(cache: string, signal: AbortSignal, become: (state: State) => void) {
  for (let pause = 10_000; !signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      const onProgress = (message: string): void => become(installing(message));
      return become({ interpreter: await installLlamaindex({ cache, onProgress, signal }) });
    } catch (error) {
      if (signal.aborted) return;
      become({ state: "down", failure: failureOf(error) });
    }
    await rest(pause, signal);
  }
}

function installing(message: string): State {
  const failure = new Failure("unavailable", `LlamaIndex is being installed: ${message}`, {
    hint: "Ask again in a minute; the services page shows how far it is.",
  });
  return { state: "starting", failure };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure("unavailable", `LlamaIndex cannot be installed: ${String(error)}`, { cause: error });
}

function reportOf(present: State): Service[] {
  const service = { name: "llamaindex", mode: "managed" } as const;
  if ("interpreter" in present)
    return [
      {
        ...service,
        state: "up",
        detail: "Installed; a child process answers rag/llamaindex, started by its first question.",
      },
    ];
  if (present.state === "absent") return [];
  return [{ ...service, state: present.state, detail: failureText(present.failure) }];
}
