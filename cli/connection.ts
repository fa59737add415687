import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "#domain/failure.ts";

/** Where the running platform is, and the token that lets the command line in. */
export type Connection = { url: string; token: string };

/** From the environment and the home folder's `admin-token`. Throws `unavailable` when nothing was ever started here. */
export function findConnection(environment: Readonly<Record<string, string | undefined>>): Connection {
  const home = resolve(environment["LATHE_HOME"] ?? "./.lathe");
  const host = environment["LATHE_HOST"] ?? "127.0.0.1";
  const url = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${environment["LATHE_PORT"] ?? "8080"}`;
  const given = environment["LATHE_ADMIN_TOKEN"];
  const file = join(home, "admin-token");
  if (given !== undefined && given !== "") return { url, token: given };
  if (existsSync(file)) return { url, token: readFileSync(file, "utf8").trim() };
  throw new Failure("unavailable", `There is no platform in ${home}`, {
    hint: "Run npm start first, or set LATHE_HOME to the home folder of one that was.",
  });
}
