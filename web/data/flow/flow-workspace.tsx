"use client";

import type { StoreStatus } from "#domain/store.ts";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useStores } from "#web/data-access/data-queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { CollectionTable } from "./collection-table.tsx";
import { FlowDrawing } from "./flow-drawing.tsx";
import { FlowList } from "./flow-list.tsx";
import type { Movements } from "./movement.ts";
import { useMovements } from "./use-movements.ts";

const refresh = 1000;
const { flow: words, stores: storeWords } = dataHubWords;

/** In one sentence, for those who look away: what moves, or that all is at rest. */
function stateSentence(stores: StoreStatus[], movements: Movements): string {
  const moving = stores.filter((store) => movements[store.store]?.isMoving === true);
  if (moving.length > 0) return words.moving(moving.map((store) => storeWords.names[store.store]).join(", "));
  return stores.every((store) => store.state === "current") ? words.still : words.stillBehind;
}

/** The ledger holds each collection once, however many stores follow it. */
function collectionCounts(stores: StoreStatus[]): Map<string, number> {
  return new Map(
    stores.flatMap((store) => store.collections.map((item) => [item.collection, item.expected] as const)),
  );
}

/** How data flows from the ledger to each store, live. */
export function FlowWorkspace() {
  const { data: stores, error, refetch, dataUpdatedAt } = useStores(refresh);
  const movements = useMovements(stores, dataUpdatedAt);
  const counts = collectionCounts(stores ?? []);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHead title={dataHubWords.places.flow} text={words.subtitle} />
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {stores === undefined && error === null && <SkeletonLines count={1} height={420} />}
      {stores?.length === 0 && <EmptyNote title={storeWords.none} />}
      {stores !== undefined && stores.length > 0 && (
        <>
          <p role="status" className="mb-3 text-[13px] text-muted">
            {stateSentence(stores, movements)}
          </p>
          <div className="hidden rounded-card border bg-canvas p-4 sm:block">
            <FlowDrawing stores={stores} movements={movements} ledgerCount={total} />
          </div>
          <FlowList stores={stores} movements={movements} isCompact />
          <CollectionTable stores={stores} counts={counts} />
        </>
      )}
    </>
  );
}
