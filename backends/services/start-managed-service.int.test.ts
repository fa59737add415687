import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { Failure } from "#domain/failure.ts";
import { identityOf, isAlive } from "#backends/ledger/process-identity.ts";
import { freePort } from "#tests/platform-process.ts";
import type { ManagedService, ManagedServiceDefinition } from "./managed-service.ts";
import { startManagedService } from "./start-managed-service.ts";

const script = join(import.meta.dirname, "test-server.ts");
const pace = { firstPause: 50, longestPause: 200, startLook: 20, runLook: 50, grace: 1_000 };
const patience = { timeout: 60_000, interval: 20 };
let folder: string;
const logFile = (port: number) => join(folder, `${port}.log`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-services-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function definitionOf(
  port: number,
  manner = "answer",
  changes: Partial<ManagedServiceDefinition> = {},
): ManagedServiceDefinition {
  const address = `http://127.0.0.1:${port}`;
  return {
    name: "test-server",
    address,
    startSeconds: 60,
    install: async () => undefined,
    command: async () => ({
      file: process.execPath,
      args: [script, String(port), manner],
      env: {},
      cwd: folder,
    }),
    isReady: async () => (await fetch(address)).ok,
    ...changes,
  };
}

function start(definition: ManagedServiceDefinition, port: number): ManagedService {
  const service = startManagedService(definition, { logFile: logFile(port), now: () => new Date(), pace });
  onTestFinished(() => service[Symbol.asyncDispose]());
  return service;
}

const pidAt = async (port: number) => Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
const isRunning = (pid: number) => identityOf(pid) !== undefined;

test("a service is installed, comes up, says so, and is stopped with all it started", async () => {
  const port = await freePort();
  const fetched = Promise.withResolvers<void>();
  const install: ManagedServiceDefinition["install"] = async (onProgress) => {
    onProgress("Fetching it");
    await fetched.promise;
  };
  const service = start(definitionOf(port, "answer", { install }), port);
  expect(service.status()).toMatchObject({
    name: "test-server",
    mode: "managed",
    state: "starting",
    detail: "Fetching it",
  });
  fetched.resolve();
  await service.ready();
  expect(service.status()).toMatchObject({ state: "up", address: `http://127.0.0.1:${port}` });
  const pid = await pidAt(port);
  await service[Symbol.asyncDispose]();
  expect(isRunning(pid)).toBe(false);
  expect(service.status()).toMatchObject({ state: "down", detail: "Stopped" });
  expect(await readFile(logFile(port), "utf8")).toContain(`listening at ${port}`);
});

test("a service that is killed is started again", async () => {
  const port = await freePort();
  const service = start(definitionOf(port), port);
  await service.ready();
  for (let round = 0; round < 2; round += 1) {
    const pid = await pidAt(port);
    process.kill(pid, "SIGKILL");
    await vi.waitFor(async () => expect(await pidAt(port)).not.toBe(pid), patience);
    await service.ready();
    expect(service.status().state).toBe("up");
  }
});

test("one that ends at its start is down, with its last words, and waiting for it fails", async () => {
  const port = await freePort();
  const service = start(definitionOf(port, "fail"), port);
  const failure = await service.ready().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: "unavailable" });
  expect(String(failure)).toMatch(/exit code 3; last words: there is no database at nowhere\.sqlite/);
});

test("one whose file is missing, and one that cannot be installed, say that", async () => {
  const port = await freePort();
  const command = async () => ({ file: join(folder, "absent"), args: [], env: {}, cwd: folder });
  const missing = start(definitionOf(port, "answer", { command }), port);
  await expect(missing.ready()).rejects.toThrow(/absent cannot be run: ENOENT/);
  const install = async () => {
    throw new Failure("unavailable", "The index does not answer", { hint: "Check the network." });
  };
  const other = start(definitionOf(await freePort(), "answer", { install }), await freePort());
  await expect(other.ready()).rejects.toThrow(/The index does not answer. Check the network./);
});

test("one that never answers is down once its time is over", async () => {
  const port = await freePort();
  const isReady = async () => false;
  const service = start(definitionOf(port, "answer", { startSeconds: 0.2, isReady }), port);
  await expect(service.ready()).rejects.toThrow(/did not answer at .* within 0.2 s/);
});

test("one that stops answering while it runs is started again", async () => {
  const port = await freePort();
  let isDeaf = false;
  const isReady = async () => !isDeaf;
  const service = start(definitionOf(port, "answer", { startSeconds: 2, isReady }), port);
  await service.ready();
  await vi.waitFor(() => pidAt(port), patience);
  const pid = await pidAt(port);
  isDeaf = true;
  await vi.waitFor(() => expect(service.status().state).toBe("down"), patience);
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), patience);
  isDeaf = false;
  await vi.waitFor(() => expect(service.status().state).toBe("up"), patience);
  expect(await vi.waitFor(() => pidAt(port), patience)).not.toBe(pid);
});

test("one that says only a new start helps is given one at once", async () => {
  const port = await freePort();
  let isBroken = false;
  const service = start(
    definitionOf(port, "answer", { isReady: async () => !isBroken, isBroken: async () => isBroken }),
    port,
  );
  await service.ready();
  await vi.waitFor(() => pidAt(port), patience);
  const pid = await pidAt(port);
  isBroken = true;
  await vi.waitFor(() => expect(service.status().detail).toContain("it says that it must be"), patience);
  isBroken = false;
  await vi.waitFor(async () => expect(await pidAt(port)).not.toBe(pid), patience);
  await service.ready();
});

test("one that ignores SIGTERM is killed", async () => {
  const port = await freePort();
  const service = start(definitionOf(port, "stubborn"), port);
  await service.ready();
  const pid = await pidAt(port);
  await service[Symbol.asyncDispose]();
  expect(isRunning(pid)).toBe(false);
  expect(await readFile(logFile(port), "utf8")).toContain("not yet");
});

test("a process of an earlier run of ours is ended, and its port taken over", async () => {
  const port = await freePort();
  const earlier = spawn(process.execPath, [script, String(port)], { detached: true, stdio: "ignore" });
  const identity = identityOf(earlier.pid ?? 0);
  await vi.waitFor(async () => expect(await pidAt(port)).toBe(earlier.pid), patience);
  await writeFile(logFile(port).replace(/log$/, "pid"), JSON.stringify(identity));
  const service = start(definitionOf(port), port);
  await service.ready();
  expect(await pidAt(port)).not.toBe(earlier.pid);
  expect(identity !== undefined && isAlive(identity)).toBe(false);
});

test("a port that a stranger has is left alone and said, and taken once it is free", async () => {
  const port = await freePort();
  const stranger = createServer((_request, response) => response.end("0"));
  await once(stranger.listen(port, "127.0.0.1"), "listening");
  // A file of an earlier boot, whose number is somebody else's now.
  const recycled = { pid: process.pid, started: "another boot:1" };
  await writeFile(logFile(port).replace(/log$/, "pid"), JSON.stringify(recycled));
  const service = start(definitionOf(port), port);
  await expect(service.ready()).rejects.toThrow(`Port ${port} is taken by a process that is not ours`);
  expect(await pidAt(port)).toBe(0);
  stranger.closeAllConnections();
  await new Promise((resolve) => stranger.close(resolve));
  await vi.waitFor(async () => expect(await pidAt(port)).toBeGreaterThan(0), patience);
  await vi.waitFor(() => expect(service.status().state).toBe("up"), patience);
});
