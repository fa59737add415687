import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createMlflowClient, noAnswer } from "./mlflow-client.ts";

async function serve(answer: { status: number; body: string }) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.writeHead(answer.status).end(answer.body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

test("user and password of the address are sent, and shown nowhere", async () => {
  const { host, requests } = await serve({ status: 401, body: "no" });
  const client = createMlflowClient(`http://ada:p%40ss@${host}/base/`);
  const failure = await client.post("runs/search", {}, noAnswer).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "unavailable" });
  expect(`${client.engine} ${String(failure)}`).not.toMatch(/ada|p@ss|p%40ss/);
  expect(requests[0]?.url).toBe("/base/api/2.0/mlflow/runs/search");
  expect(requests[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from("ada:p@ss").toString("base64")}`,
    "content-type": "application/json",
  });
});

test.each([
  [
    500,
    '{"error_code": "INTERNAL_ERROR", "message": "database or disk is full"}',
    "unavailable",
    /disk is full/,
  ],
  [429, "slow down", "unavailable", /status 429/],
  [404, '{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "no run"}', "not-found", /no run/],
  [400, '{"error_code": "RESOURCE_ALREADY_EXISTS", "message": "twice"}', "conflict", /twice/],
  [400, '{"error_code": "INVALID_PARAMETER_VALUE", "message": "a name"}', "invalid-input", /a name/],
  [
    400,
    '{"error_code": "INVALID_PARAMETER_VALUE", "message": "The run x must be in the \'active\' state."}',
    "unavailable",
    /active/,
  ],
  [200, "<html>another server</html>", "unavailable", /unknown way/],
])("status %i with %s is a failure %s", async (status, body, code, message) => {
  const { host } = await serve({ status, body });
  const failure = await createMlflowClient(`http://${host}`)
    .post("runs/create", {}, noAnswer)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
});

test("nobody listening is a failure that passes", async () => {
  const { host } = await serve({ status: 200, body: "{}" });
  const free = host.replace(/\d+$/, "1");
  await expect(createMlflowClient(`http://${free}`).get("x", {}, noAnswer)).rejects.toMatchObject({
    code: "unavailable",
    message: "MLflow at 127.0.0.1:1 does not answer",
  });
});
