import { createServer, connect, type Server, type Socket } from "node:net";
import { freePort } from "./platform-process.ts";

/**
 * What happens between a store and its client: everything passes; connections are refused; nothing is answered; every piece
 * comes late; each connection breaks after a few kilobytes.
 */
export type Fault = "none" | "refused" | "silent" | "slow" | "breaking";

export type FaultProxy = AsyncDisposable & { port: number; set(fault: Fault): void };

const lateMilliseconds = 150;
const breakAfterBytes = 8_192;

/** A TCP proxy to `target` on loopback that can be told to misbehave. Open connections feel the change too. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let fault: Fault = "none";
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server: Server = createServer((client) => {
    if (fault === "refused") {
      client.destroy();
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    pass(client, upstream, () => fault);
    pass(upstream, client, () => fault);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port,
    set(next) {
      fault = next;
      // What hangs in a broken state would keep its client waiting after the repair.
      if (next !== "slow") drop();
    },
    async [Symbol.asyncDispose]() {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function pass(from: Socket, to: Socket, fault: () => Fault): void {
  let passed = 0;
  from.on("data", (bytes: Buffer) => {
    passed += bytes.length;
    if (fault() === "silent") return;
    if (fault() === "breaking" && passed > breakAfterBytes) {
      from.destroy();
      to.destroy();
      return;
    }
    if (fault() === "slow") setTimeout(() => to.writable && to.write(bytes), lateMilliseconds);
    else if (to.writable) to.write(bytes);
  });
  from.on("close", () => to.end());
}
