import { join } from "node:path";
import { serve } from "#server/serve.ts";
import type { ServerContext } from "#server/server-context.ts";
import { buildStudioApp } from "./build-studio-app.ts";
import { startEmbeddedApi, type EmbeddedApi } from "./embedded-api.ts";

export type StartedStudio = { address: string; close(): Promise<void> };

/**
 * Listens at once; the LangGraph API starts with the first request that needs it. Throws `conflict` naming
 * LATHE_STUDIO_PORT when the port is taken.
 */
export async function startStudio(context: ServerContext): Promise<StartedStudio> {
  const { settings, assistant, log } = context;
  let opened: Promise<EmbeddedApi> | undefined;
  const open = () => {
    opened ??= startEmbeddedApi(assistant, join(settings.home, "studio"), log).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const app = buildStudioApp(context, open);
  const at = { host: settings.host, port: settings.studioPort, setting: "LATHE_STUDIO_PORT" };
  const listener = await serve(app.fetch, at);
  return {
    address: `http://${settings.host}:${settings.studioPort}/`,
    async close() {
      await listener.close();
      await (await opened)?.close();
    },
  };
}
