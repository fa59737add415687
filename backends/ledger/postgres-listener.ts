import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { translateLedgerError } from "./translate-ledger-error.ts";

type Callback = (payload: string) => void;
export type PostgresListener = {
  listen(channel: string, callback: Callback): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/**
 * One connection of its own for all LISTENs, opened at the first and opened again when it breaks. What was notified
 * meanwhile is lost: followers also look for themselves now and then.
 */
export function openPostgresListener(url: string): PostgresListener {
  const channels = new Map<string, { callbacks: Set<Callback>; ready: Promise<void> }>();
  let connecting: Promise<pg.Client> | undefined;
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    client.on("notification", ({ channel, payload }) => {
      for (const callback of channels.get(channel)?.callbacks ?? []) callback(payload ?? "");
    });
    // A broken connection also ends, which opens the next one.
    client.on("error", () => {});
    await client.connect();
    client.once("end", () => {
      connecting = undefined;
      if (!closed) void reconnect();
    });
    return client;
  }

  async function reconnect(): Promise<void> {
    for (let delay = 100; !closed; delay = Math.min(delay * 2, 5_000)) {
      try {
        const client = await (connecting ??= connect());
        for (const channel of channels.keys()) await listenTo(client, channel);
        return;
      } catch {
        // The server is still away; whoever queries the ledger meanwhile is told so.
        connecting = undefined;
        await wait(delay, undefined, { ref: false });
      }
    }
  }

  async function subscribe(channel: string): Promise<void> {
    try {
      await listenTo(await (connecting ??= connect()), channel);
    } catch (error) {
      channels.delete(channel);
      connecting = undefined;
      throw translateLedgerError(error);
    }
  }

  return {
    async listen(channel, callback) {
      let entry = channels.get(channel);
      if (!entry) channels.set(channel, (entry = { callbacks: new Set(), ready: subscribe(channel) }));
      // One callback given twice is two listeners.
      const own: Callback = (payload) => callback(payload);
      entry.callbacks.add(own);
      await entry.ready;
      return async () => void entry.callbacks.delete(own);
    },
    async close() {
      closed = true;
      const client = await connecting?.catch(() => undefined);
      await client?.end();
    },
  };
}

async function listenTo(client: pg.Client, channel: string): Promise<void> {
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
}
