import type { Approval } from "#domain/approval.ts";
import type { Plan, StepDraft } from "#domain/plan.ts";
import type { Thread } from "#domain/thread.ts";
import { request } from "./http-client.ts";

const path = (...parts: string[]) => `/api/${parts.map(encodeURIComponent).join("/")}`;

export const createThread = (options: { title?: string; model?: string } = {}) =>
  request<Thread>("/api/threads", { method: "POST", body: options });

export const changeThread = (id: string, change: { title?: string; pinned?: boolean }) =>
  request<Thread>(path("threads", id), { method: "PATCH", body: change });

/** Outlives the page, because it is sent when the time to undo is over or the tab closes. */
export const deleteThread = (id: string) =>
  request<unknown>(path("threads", id), { method: "DELETE", keepalive: true });

export const sendMessage = (threadId: string, text: string, attachments: readonly string[] = []) =>
  request<{ run_id: string; message_id: string }>(path("threads", threadId, "messages"), {
    method: "POST",
    body: { text, ...(attachments.length === 0 ? {} : { attachments }) },
  });

export const stopRun = (runId: string) =>
  request<unknown>(path("runs", runId, "stop"), { method: "POST", body: {} });

export const editPlan = (id: string, revision: number, steps: StepDraft[]) =>
  request<Plan>(path("plans", id), { method: "PATCH", body: { revision, steps } });

export const submitPlan = (id: string, revision: number) =>
  request<unknown>(path("plans", id, "submit"), { method: "POST", body: { revision } });

export const cancelPlan = (id: string) =>
  request<unknown>(path("plans", id, "cancel"), { method: "POST", body: {} });

export const retryStep = (planId: string, stepId: string) =>
  request<unknown>(path("plans", planId, "steps", stepId, "retry"), { method: "POST", body: {} });

export const decideApproval = (id: string, decision: "approve" | "reject", hash: string, reason?: string) =>
  request<unknown>(path("approvals", id, "decision"), {
    method: "POST",
    body: { decision, hash, ...(reason === undefined || reason === "" ? {} : { reason }) },
  });

export const answerQuestion = (id: string, value: string) =>
  request<unknown>(path("questions", id, "answer"), { method: "POST", body: { value } });

export const cancelJob = (id: string) =>
  request<unknown>(path("jobs", id, "cancel"), { method: "POST", body: {} });
export const retryJob = (id: string) =>
  request<unknown>(path("jobs", id, "retry"), { method: "POST", body: {} });

export const requestRollback = (slot: string, reason?: string) =>
  request<Approval>(path("roster", slot, "rollback"), {
    method: "POST",
    body: reason === undefined ? {} : { reason },
  });
