import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import type { ManagedServiceDefinition } from "#backends/services/managed-service.ts";
import { needRoom } from "#backends/services/need-room.ts";
import { runCommand } from "#backends/training/run-command.ts";
import { findJava, installNeo4j } from "./install-neo4j.ts";
import { lookAtNeo4j } from "./open-neo4j-driver.ts";

export type Neo4jServiceOptions = {
  /** The folder for what was fetched (`LATHE_CACHE`). */
  cache: string;
  /** The platform's home; the server's data, password and settings lie in its folder `neo4j`. */
  home: string;
  port?: number;
  /** Megabytes of Java heap. */
  heap?: number;
};

export type Neo4jLogin = { url: string; user: string; password: string };

export type Neo4jService = ManagedServiceDefinition & {
  /** How to connect to it; there is a password from the first `install` on. */
  login(): Promise<Neo4jLogin>;
};

/** A Neo4j Community server of our own: one database, Bolt on loopback, no HTTP. */
export function neo4jService({
  cache,
  home: platformHome,
  port = 7687,
  heap = 512,
}: Neo4jServiceOptions): Neo4jService {
  const home = join(platformHome, "neo4j");
  const url = `bolt://127.0.0.1:${port}`;
  const folder = folderOf(home);
  let found: { java: string; library: string } | undefined;
  const login = async () => ({ url, user: "neo4j", password: await readPassword(folder.passwordFile) });
  return {
    name: "graph",
    address: url,
    startSeconds: 180,
    login,
    async install(onProgress, signal) {
      const java = await findJava(signal);
      const library = await installNeo4j(cache, onProgress, signal);
      found = { java, library };
      await mkdir(home, { recursive: true, mode: 0o700 });
      await needRoom(home, leastRoom);
      await mkdir(folder.settings, { recursive: true, mode: 0o700 });
      await writeFile(join(folder.settings, "neo4j.conf"), settingsFile(home, port));
      if (!existsSync(folder.passwordFile)) await choosePassword({ java, library, home, signal });
    },
    command: () => {
      if (!found) throw new Failure("internal", "Neo4j was not installed before its start");
      return Promise.resolve({
        file: found.java,
        args: [
          `-Xmx${heap}m`,
          "-Xss2m",
          "-XX:+UseSerialGC",
          ...opened.map((part) => `--add-opens=java.base/${part}=ALL-UNNAMED`),
          "-cp",
          join(found.library, "*"),
          "org.neo4j.server.CommunityEntryPoint",
          `--home-dir=${home}`,
          `--config-dir=${folder.settings}`,
        ],
        env: childEnvironment(home),
        cwd: home,
      });
    },
    isReady: async () => (await lookAtNeo4j(await login())) === "answers",
    isBroken: async () => (await lookAtNeo4j(await login())) === "broken",
  };
}

/** Megabytes; on a full disk it does not come up again, and hangs until it is ended. */
const leastRoom = 64;

const opened = ["java.nio", "java.lang", "sun.nio.ch"];

function folderOf(home: string) {
  return { settings: join(home, "conf"), data: join(home, "data"), passwordFile: join(home, "password") };
}

function childEnvironment(home: string): Record<string, string> {
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: home,
    NEO4J_HOME: home,
    NEO4J_CONF: folderOf(home).settings,
  };
}

async function readPassword(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    throw new Failure("unavailable", "Neo4j's password is not known", {
      hint: `It lies in ${file} once the server was set up. Remove the folder beside it to begin anew: the graph is rebuilt from the ledger.`,
      cause,
    });
  }
}

/** Sets the password before the first start; only then does the file say that there is one. */
async function choosePassword(setup: {
  java: string;
  library: string;
  home: string;
  signal: AbortSignal;
}): Promise<void> {
  const { java, library, home, signal } = setup;
  const folder = folderOf(home);
  // Data without a password we know is of no use, and all of it can be rebuilt.
  await rm(folder.data, { recursive: true, force: true });
  const password = randomBytes(18).toString("hex");
  const parameters = [
    "-cp",
    join(library, "*"),
    "org.neo4j.cli.AdminTool",
    "dbms",
    "set-initial-password",
    password,
  ];
  const { code, output, errors } = await runCommand(
    "env",
    [...asAssignments(childEnvironment(home)), java, ...parameters],
    signal,
  );
  if (code !== 0) {
    const why = `${output}\n${errors}`.replaceAll(password, "...").trim().split("\n").at(-1) ?? "";
    throw new Failure("unavailable", `Neo4j does not take its first password: ${why.slice(0, 300)}`, {
      hint: `See that ${home} can be written to.`,
    });
  }
  await writeFile(folder.passwordFile, `${password}\n`, { mode: 0o600 });
}

function asAssignments(environment: Record<string, string>): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

/** Loopback alone, no file imports, and limits that a query which got through would still meet. */
function settingsFile(home: string, port: number): string {
  return `${[
    "server.default_listen_address=127.0.0.1",
    "server.bolt.enabled=true",
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    "server.http.enabled=false",
    "server.https.enabled=false",
    "server.memory.pagecache.size=64m",
    `server.directories.data=${join(home, "data")}`,
    `server.directories.logs=${join(home, "logs")}`,
    "db.transaction.timeout=120s",
    "db.memory.transaction.max=128m",
    "dbms.security.allow_csv_import_from_file_urls=false",
    "dbms.usage_report.enabled=false",
    "db.tx_log.rotation.retention_policy=1 files",
  ].join("\n")}\n`;
}
