import { join } from "node:path";
import { chromaService } from "#backends/vectors/chroma-service.ts";
import { openChromaVectorStore } from "#backends/vectors/chroma-vector-store.ts";
import { openExactVectorStore } from "#backends/vectors/exact-vector-store.ts";
import type { VectorStore } from "#backends/vectors/vector-store.ts";
import type { Settings } from "#server/settings.ts";
import {
  answersOverHttp,
  embeddedService,
  externalService,
  startService,
  type ServiceReport,
} from "./opened-service.ts";

type Opening = { settings: Settings; now: () => Date; cleanup: AsyncDisposableStack };
export type OpenVectors = { store: VectorStore; isVolatile: boolean; report: ServiceReport };

/** `generation`: what made passages and vectors; a server that holds those of another is filled again. */
export function openVectors(
  opening: Opening,
  { dimensions, generation }: { dimensions: number; generation: string },
): OpenVectors {
  const { settings, cleanup } = opening;
  if (settings.services.vectors === "embedded")
    return {
      store: cleanup.adopt(openExactVectorStore({ dimensions }), (store) => store.close()),
      isVolatile: true,
      report: embeddedService("vectors", "An exact search in this process stands in for Chroma."),
    };
  const url = settings.chroma.url ?? `http://127.0.0.1:${settings.chroma.port}`;
  return {
    store: cleanup.adopt(openChromaVectorStore({ url, dimensions, generation }), (store) => store.close()),
    isVolatile: false,
    report:
      settings.chroma.url === undefined
        ? startService(
            chromaService({ folder: join(settings.home, "chroma"), port: settings.chroma.port }),
            opening,
          )
        : externalService("vectors", url, "CHROMA_URL", answersOverHttp(`${url}/api/v2/heartbeat`)),
  };
}
