import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createConnection } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startManagedService } from "#backends/services/start-managed-service.ts";
import type { ManagedService } from "#backends/services/managed-service.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { findJava } from "./install-neo4j.ts";
import { openNeo4jGraphStore } from "./neo4j-graph-store.ts";
import { neo4jService, type Neo4jService } from "./neo4j-service.ts";

let home: string;
let port: number;
let service: Neo4jService;
let managed: ManagedService;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "lathe-managed-neo4j-"));
  port = await freePort();
  service = neo4jService({ cache: cacheFolder, home, port });
  managed = startManagedService(service, { logFile: join(home, "neo4j.log"), now: () => new Date() });
  await managed.ready();
});
afterAll(async () => {
  await managed[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

test("a server of our own comes up, takes records and says where it is", async () => {
  expect(managed.status()).toMatchObject({ name: "graph", state: "up", address: `bolt://127.0.0.1:${port}` });
  const store = openNeo4jGraphStore(await service.login());
  await store.replace([{ collection: "devices", record_id: "d-1", version: 1, entities: [], relations: [] }]);
  expect(await store.summarize()).toMatchObject([{ count: 1 }]);
  await store.close();
});

test("its password is for this user alone, in no setting and not in its log", async () => {
  const file = join(home, "neo4j", "password");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { password } = await service.login();
  expect(password.length).toBeGreaterThan(20);
  expect(await readFile(join(home, "neo4j", "conf", "neo4j.conf"), "utf8")).not.toContain(password);
  expect(await readFile(join(home, "neo4j.log"), "utf8")).not.toContain(password);
});

test("it listens on loopback alone", async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of outside) expect(await connects(address)).toBe(false);
  expect(await connects("127.0.0.1")).toBe(true);
});

test("setting it up again keeps password and data", async () => {
  const before = await service.login();
  await service.install(() => undefined, new AbortController().signal);
  expect(await service.login()).toEqual(before);
});

test("Java is found by its own file", async () => {
  expect(await findJava()).toMatch(/^\/.*\/bin\/java$/);
});

function connects(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
