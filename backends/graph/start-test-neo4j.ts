import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Through } from "#tests/small-disk.ts";
import { neo4jService, type Neo4jLogin } from "./neo4j-service.ts";

export type TestNeo4j = {
  login: Neo4jLogin;
  readonly pid: number | undefined;
  /** Where its data lies; it may be copied and put back while the server is killed. */
  dataFolder: string;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * The real server for tests, in a temporary home, from the jars in `cache`; fetched first when they are not there. `through`
 * changes the command that starts it, such as to lay a small disk over its data.
 */
export async function startTestNeo4j(
  cache: string,
  port: number,
  through: Through = (command) => command,
): Promise<TestNeo4j> {
  const home = await mkdtemp(join(tmpdir(), "lathe-neo4j-"));
  const service = neo4jService({ cache, home, port });
  await service.install(() => undefined, new AbortController().signal);
  let pid: number | undefined;
  let kill = (_signal: NodeJS.Signals) => Promise.resolve();
  const start = async () => {
    const { env, cwd, ...own } = await service.command();
    const { file, args } = await through(own, join(home, "neo4j", "data"));
    const child = spawn(file, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
    pid = child.pid;
    let said = "";
    child.stdout.on("data", (bytes: Buffer) => (said = `${said}${bytes.toString()}`.slice(-4000)));
    child.stderr.on("data", (bytes: Buffer) => (said = `${said}${bytes.toString()}`.slice(-4000)));
    const endWithUs = () => child.kill("SIGKILL");
    process.once("exit", endWithUs);
    kill = async (signal) => {
      process.off("exit", endWithUs);
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    };
    for (let tries = 0; !(await service.isReady()); tries++) {
      if (child.exitCode !== null || tries > 600) throw new Error(`Neo4j did not start: ${said}`);
      await wait(200);
    }
  };
  await start();
  return {
    login: await service.login(),
    dataFolder: join(home, "neo4j", "data"),
    get pid() {
      return pid;
    },
    kill: () => kill("SIGKILL"),
    start,
    async stop() {
      await kill("SIGTERM");
      await rm(home, { recursive: true, force: true });
    },
  };
}
