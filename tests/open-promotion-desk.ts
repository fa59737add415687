import type { Approval } from "#domain/approval.ts";
import type { Plan, StepDraft } from "#domain/plan.ts";
import type { Report } from "#domain/report.ts";
import type { Caller } from "#domain/role.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import { getPlan } from "#backends/ledger/plans.ts";
import { getReport } from "#backends/ledger/reports.ts";
import { createUser } from "#backends/ledger/users.ts";
import { insertVariant } from "#backends/ledger/variants.ts";
import { executeThroughMcp } from "#mcp-servers/execute-through-mcp.ts";
import { advancePlan } from "#plans/advance-plan.ts";
import { decideApproval } from "#plans/decide-approval.ts";
import { draftPlan } from "#plans/draft-plan.ts";
import { openPlanApproval, storePlan } from "#plans/plan-transitions.ts";
import { rosterProvider } from "#server/platform/roster-provider.ts";
import { presentSuite } from "#tools/evaluation/present-suite.ts";
import { callTools, type ToolCalls } from "./call-tools.ts";
import { openTestPlatform, type TestPlatform } from "./open-test-platform.ts";
import { startToolJobs, untilEnded } from "./run-jobs.ts";
import {
  baseAddress,
  digestOf,
  scriptedLocalModels,
  type ScriptedLocalModels,
  type Skill,
} from "./scripted-local-models.ts";

export const ada: Caller = { user_id: "ada", name: "Architect", role: "architect", kind: "person" };
export const root: Caller = { user_id: "root", name: "Admin", role: "admin", kind: "person" };
export const deputy: Caller = { user_id: "deputy", name: "Deputy", role: "admin", kind: "person" };

export type PromotionDesk = AsyncDisposable &
  TestPlatform & {
    local: ScriptedLocalModels;
    calls: ToolCalls;
    /** An adapter as a training leaves it in the ledger; `digest` is that of its file. */
    register(address: string, row?: { created?: string; digest?: string }): Promise<void>;
    /** A plan, approved, and driven until its jobs and steps have ended. */
    runPlan(steps: StepDraft[]): Promise<Plan>;
    /** A comparison over both suites of the slot, or part of them; its report. */
    compare(model: string, more?: Record<string, unknown>): Promise<Report>;
    propose(model: string, report: string, caller?: Caller): Promise<Approval>;
    approve(approval: Approval, caller: Caller, solo?: boolean): Promise<Approval>;
  };

/** The slot that these tests fill. */
export const slot = "device-support";

/** A variant that answers better than its base, as most tests of what follows a training need it. */
export const supportAdapter = `${baseAddress}+support@1`;

/** A promotion desk with that variant in its ledger. */
export async function openSupportDesk(bugs: unknown[]): Promise<PromotionDesk> {
  const desk = await openPromotionDesk({ base: { share: 0.3 }, "support@1": { share: 0.9 } }, bugs);
  await desk.register(supportAdapter);
  return desk;
}

/** The whole product below the server, with models that answer by script, a second admin and a job worker. */
export async function openPromotionDesk(
  skills: Record<string, Skill>,
  bugs: unknown[],
): Promise<PromotionDesk> {
  const opened = await openTestPlatform({ withData: true });
  const { platform, desk } = opened;
  const { ledger } = platform;
  const local = scriptedLocalModels(ledger, skills);
  platform.models.register(local);
  platform.models.register(rosterProvider(ledger, platform.models, () => {}));
  local.learn(await presentSuite(ledger.db, slot));
  const jobs = await startToolJobs(platform, bugs);
  const now = () => platform.now().toISOString();
  await ledger.transaction((transaction) =>
    createUser(transaction, { id: deputy.user_id, name: deputy.name, role: "admin", at: now() }),
  );
  const calls = callTools(platform, ada);
  const built = await calls.finish("build_training_set", { dataset: "support-knowledge", limit: 200 });
  return {
    ...opened,
    local,
    calls,
    async register(address, row = {}) {
      const [name = "", version = "1"] = (address.split("+")[1] ?? "").split("@");
      const digest = row.digest ?? digestOf(address);
      await ledger.transaction((transaction) =>
        insertVariant(transaction, {
          address,
          name,
          version: Number(version),
          base: baseAddress,
          path: `adapters/${digest}.gguf`,
          digest,
          bytes: 1000,
          parameters: 134_515_008,
          licence: "Apache-2.0",
          training_set_id: String(built["training_set"]),
          job_id: `job-of-${address}`,
          recipe: {},
          created_at: row.created ?? now(),
        }),
      );
    },
    runPlan: (steps) => runPlan(opened, steps),
    async compare(model, more = {}) {
      const result = await calls.finish("compare_models", { ...comparisonOf(model), ...more });
      return (await getReport(ledger.db, String(result["report"]))) as Report;
    },
    async propose(model, report, caller = ada) {
      const result = await calls.write("request_promotion", { model, slot, report }, caller);
      return (await getApproval(ledger.db, String(result["approval_id"]))) as Approval;
    },
    approve: (approval, caller, solo = false) =>
      decideApproval({ ...desk, solo }, approval.id, { decision: "approve", hash: approval.hash }, caller),
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await opened[Symbol.asyncDispose]();
    },
  };
}

/** What the slot's profile makes of "compare this model". */
export const comparisonOf = (model: string) => ({
  models: [model],
  baseline: baseAddress,
  suite: slot,
  suites: ["instruction-following"],
  slot,
});

async function runPlan({ desk, platform }: TestPlatform, steps: StepDraft[]): Promise<Plan> {
  const request = { text: "t", understood: "Compare, and propose if better.", steps, confidence: 1 };
  const drafted = await draftPlan(desk, request, ada);
  const approval = await platform.ledger.transaction(async (transaction) => {
    await storePlan(transaction, drafted, "chat");
    return (await openPlanApproval(transaction, desk, drafted, ada)).approval;
  });
  await decideApproval(desk, approval.id, { decision: "approve", hash: approval.hash }, ada);
  const execute = executeThroughMcp(platform, String);
  for (;;) {
    await advancePlan(desk, execute, drafted.id, { signal: AbortSignal.timeout(120_000) });
    const plan = (await getPlan(platform.ledger.db, drafted.id)) as Plan;
    const waiting = plan.steps.find((step) => step.state === "running" && step.job_id !== undefined);
    if (plan.state !== "running" || waiting?.job_id === undefined) return plan;
    await untilEnded(platform, waiting.job_id);
  }
}
