import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Approval } from "#domain/approval.ts";
import type { EntityKind } from "#domain/entity.ts";
import type { Job } from "#domain/job.ts";
import type { Report, ReportHeadline } from "#domain/report.ts";
import type { Caller } from "#domain/role.ts";
import type { RosterEntry, RosterSlot } from "#domain/roster.ts";
import type { Health } from "#domain/service.ts";
import type { Thread } from "#domain/thread.ts";
import type { JsonSchema } from "#web/forms/fields-of-schema.ts";
import type { Effect } from "#domain/plan.ts";
import { type Listing, request, withQuery } from "./http-client.ts";
import { queryKeys } from "./query-keys.ts";

export type ToolListing = {
  name: string;
  title: string;
  description: string;
  server: string;
  specialist: string;
  specialist_title: string;
  effect: Effect;
  input_schema: JsonSchema;
};

const seconds = (count: number) => count * 1000;
const path = (...parts: string[]) => `/api/${parts.map(encodeURIComponent).join("/")}`;
const list = async <Item>(address: string) => (await request<Listing<Item>>(address)).items;

export const useMe = () =>
  useQuery({
    queryKey: ["me"],
    queryFn: () => request<Caller & { solo: boolean }>("/api/me"),
    staleTime: Infinity,
  });

export const useHealth = () =>
  useQuery({
    queryKey: queryKeys.health,
    queryFn: () => request<Health>("/healthz"),
    refetchInterval: seconds(15),
    retry: false,
  });

export const useThreads = (search: string) =>
  useQuery({
    queryKey: [...queryKeys.threads, search],
    queryFn: () =>
      list<Thread>(withQuery("/api/threads", { search: search === "" ? undefined : search, limit: 200 })),
    placeholderData: keepPreviousData,
    refetchInterval: seconds(30),
  });

export const useApprovals = (state?: string) =>
  useQuery({
    queryKey: [...queryKeys.approvals, state ?? "all"],
    queryFn: () => list<Approval>(withQuery("/api/approvals", { state })),
    refetchInterval: seconds(10),
  });

export const useApproval = (id: string | undefined) =>
  useQuery({
    queryKey: [...queryKeys.approvals, "one", id],
    queryFn: () => request<Approval>(path("approvals", id ?? "")),
    enabled: id !== undefined,
  });

export const useTools = () =>
  useQuery({ queryKey: ["tools"], queryFn: () => list<ToolListing>("/api/tools"), staleTime: seconds(300) });

/** What a specialist is called, by its name. */
export function useSpecialistTitle(name: string): string {
  return useTools().data?.find((tool) => tool.specialist === name)?.specialist_title ?? name;
}

export const useEntities = (kind: EntityKind, enabled: boolean) =>
  useQuery({
    queryKey: ["entities", kind],
    queryFn: () => list<{ id: string; label: string }>(path("entities", kind)),
    enabled,
    staleTime: seconds(10),
  });

export const useSuggestions = () =>
  useQuery({ queryKey: ["suggestions"], queryFn: () => list<{ text: string }>("/api/suggestions") });

export const useJob = (id: string) =>
  useQuery({ queryKey: [...queryKeys.jobs, id], queryFn: () => request<Job>(path("jobs", id)) });

export const useRunningJobs = () =>
  useQuery({ queryKey: queryKeys.jobs, queryFn: () => list<Job>("/api/jobs"), refetchInterval: seconds(5) });

export const useRoster = () =>
  useQuery({
    queryKey: queryKeys.roster,
    queryFn: () => list<RosterSlot>("/api/roster"),
    refetchInterval: seconds(15),
  });

export const useRosterHistory = (slot: string) =>
  useQuery({
    queryKey: [...queryKeys.roster, slot, "history"],
    queryFn: () => list<RosterEntry>(path("roster", slot, "history")),
  });

export const useReports = () =>
  useQuery({ queryKey: queryKeys.reports, queryFn: () => list<ReportHeadline>("/api/reports") });

export const useReport = (id: string) =>
  useQuery({ queryKey: [...queryKeys.reports, id], queryFn: () => request<Report>(path("reports", id)) });
