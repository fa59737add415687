import { sql, type SQL } from "drizzle-orm";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { selectRows } from "#backends/ledger/select-rows.ts";
import { createEntityIndex, type EntityIndex, type NamedEntity } from "./entity-index.ts";
import { possibleIds, queryStems, rankEntities } from "./entity-words.ts";
import { ledgerEntities, mostCandidates, textArray, type EntityQuery } from "./read-ledger-graph.ts";

const readAtOnce = 2000;

export type KnownEntities = {
  /** By id or by words of the name, best first: what `findLedgerEntities` finds for a text. */
  find(query: EntityQuery & { text: string }): Promise<KnowledgeEntity[]>;
  /** What these are called may have changed, or whether they stand. */
  forget(ids: Iterable<string>): void;
};

/**
 * The names of the embedded graph's entities in memory. To look for a whole question in the tables takes longer than all else
 * that a search does, on the one thread that serves everybody. They are read at the first question, and later where a record
 * changed them.
 */
export function openKnownEntities(ledger: Ledger): KnownEntities {
  const index = createEntityIndex();
  const changed = new Set<string>();
  let reading: Promise<void> | undefined;
  let isRead = false;
  const refresh = async (): Promise<void> => {
    if (!isRead) await readAll(ledger, index);
    isRead = true;
    while (changed.size > 0) {
      const ids = [...changed].slice(0, readAtOnce);
      for (const id of ids) changed.delete(id);
      const rows = await readNamed(ledger, sql`id = any(${textArray(ids)})`);
      for (const id of ids) index.remove(id);
      for (const row of rows) index.put(row);
    }
  };
  return {
    async find({ text, kind, limit }) {
      reading ??= refresh().finally(() => (reading = undefined));
      await reading;
      const named = possibleIds(text, kind).flatMap((id) => index.get(id) ?? []);
      const ofKind = named.filter((entity) => kind === undefined || entity.kind === kind);
      const candidates = [...ofKind, ...index.search(queryStems(text), mostCandidates, kind)];
      const best = rankEntities(
        text,
        candidates.map((entity) => ({ ...entity, properties: {} })),
      ).slice(0, limit);
      const ids = best.map(({ id }) => id);
      const standing = new Map((await ledgerEntities(ledger.db, ids)).map((entity) => [entity.id, entity]));
      return ids.flatMap((id) => standing.get(id) ?? []);
    },
    forget(ids) {
      // Before the first reading there is nothing to forget; what changes while that goes on is read again after it.
      if (isRead || reading !== undefined) for (const id of ids) changed.add(id);
    },
  };
}

async function readAll(ledger: Ledger, index: EntityIndex): Promise<void> {
  let after = "";
  for (let count = readAtOnce; count === readAtOnce;) {
    const rows = await readNamed(ledger, sql`id > ${after} order by id limit ${readAtOnce}`);
    for (const row of rows) index.put(row);
    after = rows.at(-1)?.id ?? after;
    count = rows.length;
  }
}

function readNamed(ledger: Ledger, condition: SQL): Promise<NamedEntity[]> {
  return selectRows<NamedEntity>(
    ledger.db,
    sql`select id, kind, name, words from graph_entities where ${condition}`,
  );
}
