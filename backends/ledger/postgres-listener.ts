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
  const callbacks = new Map<string, Set<Callback>>();
  let connecting: Promise<pg.Client> | undefined;
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    client.on("notification", ({ channel, payload }) => {
      for (const callback of callbacks.get(channel) ?? []) callback(payload ?? "");
    });
    client.on("error", () => void client.end().catch(() => {}));
    await client.connect();
    client.on("end", () => {
      connecting = undefined;
      if (!closed && callbacks.size > 0) void reconnect();
    });
    for (const channel of callbacks.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  async function reconnect(): Promise<void> {
    for (let delay = 100; !closed && !connecting; delay = Math.min(delay * 2, 5_000)) {
      connecting = connect();
      await connecting.catch(() => (connecting = undefined));
      if (!connecting) await wait(delay, undefined, { ref: false });
    }
  }

  async function connected(): Promise<pg.Client> {
    connecting ??= connect();
    try {
      return await connecting;
    } catch (error) {
      connecting = undefined;
      throw translateLedgerError(error);
    }
  }

  return {
    async listen(channel, callback) {
      const known = callbacks.get(channel) ?? new Set();
      callbacks.set(channel, known.add(callback));
      await (await connected()).query(`listen ${pg.escapeIdentifier(channel)}`);
      return async () => {
        known.delete(callback);
      };
    },
    async close() {
      closed = true;
      const client = await connecting?.catch(() => undefined);
      await client?.end();
    },
  };
}
