import type { StoreName } from "#domain/store.ts";
import { request } from "./http-client.ts";

/** What a rebuild answers: that it goes, or that somebody must approve it first. */
export type RebuildAnswer = { state?: string; approval_id?: string; job_id?: string };

export const rebuildStore = (store: StoreName) =>
  request<RebuildAnswer>("/api/sync/rebuild", { method: "POST", body: { store } });
