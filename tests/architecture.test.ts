import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const order = [
  "domain",
  "data",
  "backends",
  "retrieval",
  "evals",
  "tools",
  "plans",
  "mcp-servers",
  "agents",
  "graphs",
  "server",
];
/** What the command line may use besides domain types: statistics on two files need no server, and a bridge is a transport. */
const cliExceptions = ["evals/compare/", "mcp-servers/stdio-bridge.ts"];

const files = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs", "*.py"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter(Boolean);
const source = files.filter(
  (file) => !/\.(test|conformance|eval|examples)\.|\.d\.ts$/.test(file) && !file.startsWith("tests/"),
);
const read = (file: string) => readFileSync(join(root, file), "utf8");
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:from\s+|import\(|import\s+)["']([^"']+)["']/g)].map((match) => match[1] ?? "");

test("imports follow the arrow: a folder uses only those that stand left of it", () => {
  const against = source.flatMap((file) => {
    const folder = file.split("/")[0] ?? "";
    const place = order.indexOf(folder);
    return importsOf(file)
      .filter((path) => path.startsWith("#"))
      .filter((path) => {
        const target = path.slice(1).split("/")[0] ?? "";
        if (folder === "web") return target !== "domain" && target !== "web";
        if (folder === "cli")
          return (
            target !== "domain" &&
            target !== "cli" &&
            !cliExceptions.some((allowed) => path.startsWith(`#${allowed}`))
          );
        return place >= 0 && (target === "web" || target === "cli" || order.indexOf(target) > place);
      })
      .map((path) => `${file} -> ${path}`);
  });
  expect(against).toEqual([]);
});

test("no file climbs to a parent folder in an import", () => {
  const climbing = source
    .filter((file) => !file.endsWith(".mjs"))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith("../"))
        .map((path) => `${file} -> ${path}`),
    );
  expect(climbing).toEqual([]);
});

test("domain imports nothing but zod", () => {
  const strangers = source
    .filter((file) => file.startsWith("domain/"))
    .flatMap((file) =>
      importsOf(file).filter(
        (path) => !path.startsWith("./") && !path.startsWith("#domain/") && path !== "zod",
      ),
    );
  expect(strangers).toEqual([]);
});

test("no source file is longer than 300 lines", () => {
  const long = source
    .filter((file) => !file.startsWith("web/messages/"))
    .map((file) => ({ file, lines: read(file).split("\n").length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test("no file has a name that says nothing", () => {
  const empty = files.filter((file) =>
    /(^|[-./])(utils?|helpers?|managers?|common|misc)([-./]|$)/.test(file),
  );
  expect(empty).toEqual([]);
});

test("the environment is read only in settings, in set-up and by the command line", () => {
  const allowed = /^(server\/settings|server\/main|server\/setup\/|cli\/|tests\/|web\/next\.config)/;
  const readers = source.filter((file) => /process\.env/.test(read(file)) && !allowed.test(file));
  expect(readers).toEqual([]);
});

test("no two source files of one folder have the same name", () => {
  const names = source.map((file) => file.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

test("vendor packages are imported only where they belong", () => {
  const places: [RegExp, RegExp][] = [
    [
      /^@langchain\/(langgraph|core)/,
      /^(graphs|server\/(studio|runs|assistant-mind)|retrieval\/pipelines\/langchain\.ts)/,
    ],
    [/^@modelcontextprotocol\/sdk/, /^(mcp-servers|graphs|server\/http)/],
    [/^node-llama-cpp/, /^backends\/models/],
    [/^onnxruntime-node/, /^backends\/models/],
    [/^drizzle-orm/, /^backends\/(ledger|jobs|graph|experiments)/],
    [/^@electric-sql\/pglite/, /^backends\/ledger/],
    [/^neo4j-driver/, /^backends\/graph/],
    [/^next/, /^web/],
    [/^chromadb/, /^backends\/vectors/],
    [/^(csv-parse|hyparquet)/, /^backends\/uploads/],
    [/^@duckdb/, /^backends\/warehouse/],
    [/^hono/, /^(server|mcp-servers)/],
  ];
  const misplaced = source.flatMap((file) =>
    importsOf(file).flatMap((path) =>
      places
        .filter(([vendor, place]) => vendor.test(path) && !place.test(file))
        .map(() => `${file} -> ${path}`),
    ),
  );
  expect(misplaced).toEqual([]);
});
