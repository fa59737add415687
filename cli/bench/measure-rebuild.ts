import { z } from "zod";
import { job as jobSchema } from "#domain/job.ts";
import type { HttpClient } from "#cli/http-client.ts";
import { measureFirstEvent } from "./measure-chat.ts";
import { runApproved } from "./run-approved.ts";
import type { Row } from "./row.ts";
import { untilCurrent } from "./until-current.ts";

const records = 100_000;
const started = z.object({ job_id: z.string() });
const rebuilt = z.object({ items: z.number(), seconds: z.number() });

/** Rebuilds stores of 100,000 records and more on the running platform, and chats with it meanwhile: a turn that is not answered fails the measurement. */
export async function measureRebuild(client: HttpClient): Promise<Row[]> {
  await runApproved(client, "generate_enterprise_data", { dataset: "user-behavior", count: records });
  const rows: Row[] = [];
  for (const store of ["warehouse", "graph"] as const) {
    await untilCurrent(client, [store]);
    const { job_id } = await client.send(started, "POST", "/api/sync/rebuild", { store });
    const first = await measureFirstEvent(client);
    const { items, seconds } = await finished(client, job_id);
    rows.push({
      what: `Rebuild of ${store} while the platform is chatted with`,
      asked: `${records} records without stopping the platform`,
      got: `${items} records in ${seconds.toFixed(0)} s; first event p50 ${first.p50.toFixed(0)} ms, p95 ${first.p95.toFixed(0)} ms (n = ${first.n})`,
      met: items >= records,
    });
  }
  return rows;
}

async function finished(client: HttpClient, id: string): Promise<z.infer<typeof rebuilt>> {
  for (;;) {
    const job = await client.send(jobSchema, "GET", `/api/jobs/${id}`);
    if (job.state === "succeeded") return rebuilt.parse(job.result);
    if (job.state === "failed") throw new Error(`the rebuild failed: ${job.error?.message ?? ""}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
