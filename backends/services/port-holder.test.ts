import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isPortTaken, listenerOf } from "./port-holder.ts";

test("an address gives its host and port, with or without a scheme", () => {
  expect(listenerOf("http://127.0.0.1:5000")).toEqual({ host: "127.0.0.1", port: 5000 });
  expect(listenerOf("bolt://127.0.0.1:7687/")).toEqual({ host: "127.0.0.1", port: 7687 });
  expect(listenerOf("127.0.0.1:8081")).toEqual({ host: "127.0.0.1", port: 8081 });
  expect(() => listenerOf("http://127.0.0.1")).toThrow(/no address with a port/);
});

test("a port is taken while somebody listens there", async () => {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const listener = { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
  expect(await isPortTaken(listener)).toBe(true);
  server.close();
  await once(server, "close");
  expect(await isPortTaken(listener)).toBe(false);
});
