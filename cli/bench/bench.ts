import { cpus, totalmem } from "node:os";
import type { HttpClient } from "#cli/http-client.ts";
import { startBenchPlatform, type BenchPlatform } from "./bench-platform.ts";
import { startFakeUpstream } from "./fake-upstream.ts";
import { measureFirstEvent, measureStreams } from "./measure-chat.ts";
import { measureMemory } from "./measure-memory.ts";
import { measurePlans } from "./measure-plans.ts";
import { measureProxy } from "./measure-proxy.ts";
import { measureRebuild } from "./measure-rebuild.ts";
import { measureStores } from "./measure-stores.ts";
import { measureTraining } from "./measure-training.ts";
import type { Row } from "./row.ts";
import { untilCurrent } from "./until-current.ts";

/**
 * The figures of docs/benchmarks.md, measured on a platform of its own. `long` trains 60 steps, rebuilds stores of 100,000
 * records under load, and measures how fast the stores follow, on the real servers.
 */
export async function bench(long: boolean): Promise<void> {
  const rows = await measurePlatform(long);
  print(long ? [...rows, ...(await measureStores())] : rows);
}

async function measurePlatform(long: boolean): Promise<Row[]> {
  await using upstream = await startFakeUpstream();
  await using platform = await startBenchPlatform(upstream.url);
  const { client } = platform;
  const rows: Row[] = [
    {
      what: "Server start in a new home, packages and weights at hand",
      asked: "reported",
      got: `${platform.startSeconds.toFixed(1)} s`,
      met: true,
    },
    await memoryRow("Whole platform idle, model and encoder loaded", platform),
    timesRow("Plan for one sentence while the first passages are encoded", await measurePlans(client)),
  ];
  await untilCurrent(client);
  rows.push(
    timesRow("Plan for one sentence", await measurePlans(client)),
    ...(await chatRows(client)),
    await proxyRow(client, upstream.url),
    await memoryRow("The same memory after the load above", platform),
    secondStartRow(await platform.restart()),
    await trainingRow(client, long ? 60 : 12),
  );
  return long ? [...rows, ...(await measureRebuild(client))] : rows;
}

function secondStartRow(seconds: number): Row {
  const what = "Server start from the second time on";
  return { what, asked: "8 s", got: `${seconds.toFixed(1)} s`, met: seconds < 8 };
}

function timesRow(what: string, { p50, p95, n }: { p50: number; p95: number; n: number }): Row {
  return {
    what,
    asked: "p50 60 ms, p95 150 ms",
    got: `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (n = ${n})`,
    met: p50 <= 60 && p95 <= 150,
  };
}

async function chatRows(client: HttpClient): Promise<Row[]> {
  const first = await measureFirstEvent(client);
  const streams = await measureStreams(client, 100);
  return [
    {
      what: "First event of a chat turn",
      asked: "p95 150 ms",
      got: `p50 ${first.p50.toFixed(0)} ms, p95 ${first.p95.toFixed(0)} ms (n = ${first.n})`,
      met: first.p95 <= 150,
    },
    {
      what: "100 streams at once",
      asked: "none missing or doubled",
      got: `${streams.wrong} of ${streams.readers} wrong, ${streams.events} events each`,
      met: streams.wrong === 0,
    },
  ];
}

async function proxyRow(client: HttpClient, upstream: string): Promise<Row> {
  const { overhead, bare, through } = await measureProxy(client, upstream);
  return {
    what: "/v1 over the bare model server",
    asked: "p50 5 ms",
    got: `p50 ${overhead.toFixed(1)} ms more (bare ${bare.toFixed(1)}, through ${through.toFixed(1)})`,
    met: overhead <= 5,
  };
}

async function trainingRow(client: HttpClient, steps: number): Promise<Row> {
  const training = await measureTraining(client, steps);
  return {
    what: "Training, SmolLM2-135M",
    asked: "reported",
    got: `${training.tokensPerSecond.toFixed(0)} useful tokens a second, ${training.secondsAStep.toFixed(1)} s a step, peak ${training.peakMegabytes.toFixed(0)} MB (${training.steps} steps)`,
    met: true,
  };
}

async function memoryRow(what: string, platform: BenchPlatform): Promise<Row> {
  const memory = await measureMemory(platform.client, platform.pid);
  const got = `${memory.total.toFixed(0)} MB over ${memory.processes} processes`;
  return { what, asked: "1,331 MB", got, met: memory.total <= 1331 };
}

function print(rows: readonly Row[]): void {
  const model = cpus()[0]?.model ?? "unknown";
  console.log(
    `${cpus().length} x ${model}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  console.log("| what | asked | got | met |\n|---|---|---|---|");
  for (const item of rows)
    console.log(`| ${item.what} | ${item.asked} | ${item.got} | ${item.met ? "yes" : "no"} |`);
}
