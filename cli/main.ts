import { defineCommand, runMain } from "citty";
import { Failure } from "#domain/failure.ts";
import { verifyAudit } from "./audit.ts";
import { chat } from "./chat.ts";
import { compare } from "./compare.ts";
import { findConnection } from "./connection.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { openHttpClient, type HttpClient } from "./http-client.ts";
import { serveMcp } from "./mcp.ts";
import { createToken, listTokens, revokeToken } from "./token.ts";

const connect = (): HttpClient => openHttpClient(findConnection(process.env));

/** Runs a verb; an expected failure is a sentence and a hint, never a stack. */
function verb<Result>(run: () => Promise<Result>): Promise<void> {
  return run().then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      console.error(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`);
      process.exitCode = 1;
    },
  );
}

const main = defineCommand({
  meta: { name: "lathe", description: "Shape small language models by chatting" },
  subCommands: {
    chat: defineCommand({
      meta: {
        description: "Ask the assistant; shows cards as text, asks approvals of a person on a terminal",
      },
      args: { text: { type: "positional", description: "what you want", required: true } },
      run: ({ args }) => verb(() => chat(connect(), args.text)),
    }),
    demo: defineCommand({
      meta: {
        description:
          "Walk the whole path: data, training, comparison, roster; prints what was made and how long it took",
      },
      args: {
        steps: {
          type: "string",
          description: "optimiser steps of the training, instead of the slot's profile",
        },
      },
      run: ({ args }) =>
        verb(() => demo(connect(), args.steps === undefined ? undefined : Number(args.steps))),
    }),
    compare: defineCommand({
      meta: { description: "Compare two files of per-item results {id, score, cluster?}, paired by id" },
      args: {
        candidate: { type: "positional", description: "a.jsonl", required: true },
        baseline: { type: "positional", description: "b.jsonl", required: true },
        json: { type: "boolean", description: "print JSON" },
      },
      run: ({ args }) => verb(() => compare(args.candidate, args.baseline, args.json === true)),
    }),
    doctor: defineCommand({
      meta: { description: "What runs, what stands in for what, what is missing and how to get it" },
      run: () => verb(() => doctor(connect())),
    }),
    mcp: defineCommand({
      meta: { description: "A stdio MCP server for an IDE: a bridge to the running platform" },
      args: { server: { type: "positional", description: "only this server", required: false } },
      run: ({ args }) => verb(() => serveMcp(connect(), process.env, args.server)),
    }),
    token: defineCommand({
      meta: { description: "Tokens of people and services" },
      subCommands: {
        create: defineCommand({
          meta: { description: "Make a token; it is shown once" },
          args: {
            name: { type: "positional", description: "what it is for", required: true },
            role: {
              type: "string",
              description: "viewer, evaluator, architect or admin",
              default: "evaluator",
            },
            service: { type: "boolean", description: "a service token, which never approves", default: true },
          },
          run: ({ args }) => verb(() => createToken(connect(), args)),
        }),
        list: defineCommand({
          meta: { description: "List tokens" },
          run: () => verb(() => listTokens(connect())),
        }),
        revoke: defineCommand({
          meta: { description: "Revoke a token" },
          args: { id: { type: "positional", required: true, description: "its id" } },
          run: ({ args }) => verb(() => revokeToken(connect(), args.id)),
        }),
      },
    }),
    audit: defineCommand({
      meta: { description: "The audit chain" },
      subCommands: {
        verify: defineCommand({
          meta: { description: "Check every link of the chain" },
          run: () => verb(() => verifyAudit(connect())),
        }),
      },
    }),
    bench: defineCommand({
      meta: { description: "Measure plans, chat, /v1, memory and training on a platform of its own" },
      args: {
        long: {
          type: "boolean",
          description: "training, rebuilds and stores that follow the ledger too; takes an hour",
        },
      },
      run: ({ args }) => verb(async () => (await import("./bench/bench.ts")).bench(args.long === true)),
    }),
  },
});

await runMain(main);
