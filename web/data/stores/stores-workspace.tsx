"use client";

import { useEffect } from "react";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useStores } from "#web/data-access/data-queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { StoreCard } from "./store-card.tsx";

const refresh = 2000;

/** Every store that follows the ledger, live. */
export function StoresWorkspace() {
  const { data: stores, error, refetch } = useStores(refresh);
  const named = usePlace().read("store");
  const isLoaded = stores !== undefined;
  useEffect(() => {
    if (isLoaded && named !== undefined) document.getElementById(`store-${named}`)?.scrollIntoView();
  }, [isLoaded, named]);
  return (
    <>
      <PageHead title={dataHubWords.places.stores} text={dataHubWords.stores.subtitle} />
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {!isLoaded && error === null && <SkeletonLines count={4} height={150} />}
      {stores?.length === 0 && <EmptyNote title={dataHubWords.stores.none} />}
      <div className="grid gap-4 xl:grid-cols-2">
        {stores?.map((store) => (
          <StoreCard key={store.store} store={store} isNamed={store.store === named} />
        ))}
      </div>
    </>
  );
}
