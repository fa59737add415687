import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { faultPoints, type FaultPoint } from "#backends/faults/fault-point.ts";
import {
  readLlamaindexMode,
  readServiceModes,
  type LlamaindexMode,
  type ServiceMode,
  type StoreService,
} from "./service-modes.ts";

const aPort = "a port is a whole number from 1 to 65535";
const port = (fallback: number) =>
  z.coerce.number(aPort).int(aPort).min(1, aPort).max(65_535, aPort).default(fallback);
const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const url = z.url({ protocol: /^https?$/ }).optional();

/** Every variable, with what it may be. `.env.example` explains each. */
const variables = z.object({
  LATHE_HOME: z.string().default("./.lathe"),
  LATHE_CACHE: z.string().optional(),
  LATHE_HOST: z.string().default("127.0.0.1"),
  LATHE_PORT: port(8080),
  LATHE_STUDIO_PORT: port(8083),
  LATHE_STUDIO_ORIGINS: z.string().default(""),
  LATHE_ADMIN_TOKEN: z.string().min(16, "at least 16 characters").optional(),
  LATHE_SOLO: flag.optional(),
  ASSISTANT_MODEL: z
    .string()
    .regex(/^(embedded|[a-z0-9_-]+\/.+)$/, "embedded, or a model address such as ollama/qwen2.5:3b")
    .default("embedded"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "a postgres:// address")
    .optional(),
  OLLAMA_HOST: url,
  OPENAI_BASE_URL: url,
  OPENAI_API_KEY: z.string().optional(),
  LATHE_REMOTES: z.string().default(""),
  LATHE_LOCAL_MODELS: z.string().default(""),
  LATHE_SERVICES: z.string().default(""),
  CHROMA_URL: url,
  LATHE_CHROMA_PORT: port(8081),
  NEO4J_URL: z
    .string()
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\//, "a neo4j:// or bolt:// address")
    .optional(),
  NEO4J_USER: z.string().default("neo4j"),
  NEO4J_PASSWORD: z.string().optional(),
  LATHE_NEO4J_PORT: port(7687),
  MLFLOW_TRACKING_URI: url,
  LATHE_MLFLOW_PORT: port(5000),
  LATHE_FAULT_POINT: z.enum(faultPoints).optional(),
});

export type Remote = { name: string; baseUrl: string; apiKey?: string };

export type Settings = {
  home: string;
  cache: string;
  host: string;
  port: number;
  studioPort: number;
  studioOrigins: string[];
  adminToken: string | undefined;
  solo: boolean;
  assistantModel: string;
  databaseUrl: string | undefined;
  ollamaUrl: string | undefined;
  openai: { baseUrl: string; apiKey: string | undefined } | undefined;
  remotes: Remote[];
  /** More GGUF files, served as `local/<name>`. */
  localModels: { name: string; file: string }[];
  /** Where each store runs: in this process, started by us, or at an address that was given. */
  services: Record<StoreService, ServiceMode>;
  /** What `rag/llamaindex` needs: installed by us, or used where it was installed before. */
  llamaindex: LlamaindexMode;
  chroma: { url: string | undefined; port: number };
  neo4j: { url: string | undefined; port: number; user: string; password: string | undefined };
  mlflow: { url: string | undefined; port: number };
  /** Where this process dies, for the kill tests. */
  faultPoint: FaultPoint | undefined;
};

/** Reads and checks the environment. Throws `invalid-input` with the variable's name, what was read and what is allowed. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) throw invalidSetting(parsed.error.issues[0], given);
  const value = parsed.data;
  const isLoopback = ["127.0.0.1", "localhost", "::1"].includes(value.LATHE_HOST);
  return {
    home: resolve(value.LATHE_HOME),
    cache: resolve(value.LATHE_CACHE ?? join(homedir(), ".cache", "lathe")),
    host: value.LATHE_HOST,
    port: value.LATHE_PORT,
    studioPort: value.LATHE_STUDIO_PORT,
    studioOrigins: splitList(value.LATHE_STUDIO_ORIGINS),
    adminToken: value.LATHE_ADMIN_TOKEN,
    solo: value.LATHE_SOLO ?? isLoopback,
    assistantModel: value.ASSISTANT_MODEL,
    databaseUrl: value.DATABASE_URL,
    ollamaUrl: value.OLLAMA_HOST,
    openai:
      value.OPENAI_BASE_URL === undefined
        ? undefined
        : { baseUrl: value.OPENAI_BASE_URL, apiKey: value.OPENAI_API_KEY },
    remotes: splitList(value.LATHE_REMOTES).map((entry) => readRemote(entry, environment)),
    localModels: splitList(value.LATHE_LOCAL_MODELS).map(readLocalModel),
    services: readServiceModes(value.LATHE_SERVICES, {
      vectors: value.CHROMA_URL,
      graph: value.NEO4J_URL,
      experiments: value.MLFLOW_TRACKING_URI,
    }),
    llamaindex: readLlamaindexMode(value.LATHE_SERVICES),
    chroma: { url: value.CHROMA_URL, port: value.LATHE_CHROMA_PORT },
    neo4j: {
      url: value.NEO4J_URL,
      port: value.LATHE_NEO4J_PORT,
      user: value.NEO4J_USER,
      password: value.NEO4J_PASSWORD,
    },
    mlflow: { url: value.MLFLOW_TRACKING_URI, port: value.LATHE_MLFLOW_PORT },
    faultPoint: value.LATHE_FAULT_POINT,
  };
}

function readRemote(entry: string, environment: Readonly<Record<string, string | undefined>>): Remote {
  const [name = "", address = ""] = entry.split(/=(.*)/s);
  if (!/^[a-z0-9_-]+$/.test(name) || !URL.canParse(address)) {
    throw new Failure("invalid-input", `LATHE_REMOTES holds "${entry}"`, {
      hint: "Write name=url, several with commas between: lab=http://127.0.0.1:9000/v1",
    });
  }
  const apiKey = environment[`LATHE_REMOTE_${name.toUpperCase().replaceAll("-", "_")}_KEY`];
  return { name, baseUrl: address, ...(apiKey === undefined ? {} : { apiKey }) };
}

function readLocalModel(entry: string): { name: string; file: string } {
  const [name = "", file = ""] = entry.split(/=(.*)/s);
  if (/^[a-z0-9][a-z0-9._-]*$/.test(name) && file.endsWith(".gguf")) return { name, file: resolve(file) };
  throw new Failure("invalid-input", `LATHE_LOCAL_MODELS holds "${entry}"`, {
    hint: "Write name=file.gguf, several with commas between.",
  });
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function invalidSetting(
  issue: z.core.$ZodIssue | undefined,
  given: Record<string, string | undefined>,
): Failure {
  const name = String(issue?.path[0] ?? "");
  const isSecret = /TOKEN|KEY|PASSWORD|DATABASE_URL/.test(name);
  return new Failure(
    "invalid-input",
    `${name} is ${isSecret ? "set to something else" : `"${given[name] ?? ""}"`}: ${issue?.message ?? "not allowed"}`,
    {
      hint: `See ${name} in .env.example for what is allowed.`,
    },
  );
}
