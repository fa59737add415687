import type { Context, Hono } from "hono";
import type { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import type { ChatRequest } from "#backends/models/models.ts";
import { readJsonBody } from "#server/http/guard/read-json-body.ts";
import type { HttpEnv } from "#server/http/http-env.ts";
import { parseInput } from "#server/http/parse-input.ts";
import type { ServerContext } from "#server/server-context.ts";
import { answerChat, type ChatShape } from "./answer-chat.ts";
import { chatInput, completionInput, toChatRequest, toCompletionRequest } from "./chat-input.ts";
import { chatShape, completionShape } from "./chat-shape.ts";
import { embeddingsInput, writeEmbeddings } from "./embeddings.ts";
import { resolveAddress } from "./resolve-address.ts";

type Http = Context<HttpEnv>;

/** `/v1`, as OpenAI's clients speak it, for every model address. */
export function mountModelApi(app: Hono<HttpEnv>, context: ServerContext): void {
  const { models, now } = context.platform;
  app.post("/v1/chat/completions", async (http) => {
    const input = await readInput(http, "/v1/chat/completions", chatInput);
    const request = toChatRequest(input, http.req.raw.signal);
    return chat(http, context, { input, request, prefix: "chatcmpl", toShape: chatShape });
  });
  app.post("/v1/completions", async (http) => {
    const input = await readInput(http, "/v1/completions", completionInput);
    const request = toCompletionRequest(input, http.req.raw.signal);
    return chat(http, context, { input, request, prefix: "cmpl", toShape: completionShape });
  });
  app.post("/v1/embeddings", async (http) => {
    const { model, input, encoding_format } = await readInput(http, "/v1/embeddings", embeddingsInput);
    const address = await resolveAddress(context.platform, model);
    const vectors = await models.embed(
      address,
      typeof input === "string" ? [input] : input,
      http.req.raw.signal,
    );
    return Response.json(writeEmbeddings({ model: address, vectors, format: encoding_format }));
  });
  app.get("/v1/models", async (http) => {
    http.set("route", "/v1/models");
    const ready = (await models.list()).filter((model) => model.state === "ready");
    return Response.json({ object: "list", data: ready.map((model) => toListed(model, now())) });
  });
  app.get("/v1/models/:model{.+}", async (http) => {
    http.set("route", "/v1/models/:model");
    const address = await resolveAddress(context.platform, http.req.param("model"));
    return Response.json(toListed(await models.describe(address), now()));
  });
}

type Asked = {
  input: {
    model: string;
    stream?: boolean | null | undefined;
    stream_options?: { include_usage?: boolean | undefined } | null | undefined;
  };
  request: ChatRequest;
  prefix: string;
  toShape(head: { id: string; created: number; model: string }): ChatShape;
};

async function chat(
  http: Http,
  context: ServerContext,
  { input, request, prefix, toShape }: Asked,
): Promise<Response> {
  const { platform } = context;
  const model = await resolveAddress(platform, input.model);
  const head = { id: platform.newId(prefix), created: Math.floor(platform.now().getTime() / 1000), model };
  return answerChat({
    context,
    request: { ...request, model },
    shape: toShape(head),
    traceId: http.get("traceId"),
    isStreamed: input.stream === true,
    wantsUsage: input.stream_options?.include_usage === true,
  });
}

async function readInput<Schema extends z.ZodType>(
  http: Http,
  route: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  http.set("route", route);
  const body = await readJsonBody(http.req.raw);
  if (body === undefined)
    throw new Failure("invalid-input", "The body is empty", { hint: "Send JSON with a model." });
  return parseInput(schema, body, "body");
}

function toListed(model: Model, now: Date) {
  const created = model.created_at === undefined ? now : new Date(model.created_at);
  return {
    id: model.address,
    object: "model",
    created: Math.floor(created.getTime() / 1000),
    owned_by: model.address.split("/")[0],
  };
}
