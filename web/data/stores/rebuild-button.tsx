"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { StoreStatus } from "#domain/store.ts";
import { useAction } from "#web/cards/use-action.ts";
import { Button } from "#web/controls/button.tsx";
import { Dialog } from "#web/controls/dialog.tsx";
import { rebuildStore } from "#web/data-access/data-actions.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.stores;

/** Empties a store and fills it again from the ledger, after a second thought. */
export function RebuildButton({ store }: { store: StoreStatus }) {
  const { isBusy, run } = useAction();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const name = words.names[store.store];
  const isRebuilding = store.state === "rebuilding";
  const rebuild = () =>
    run(async () => {
      const answer = await rebuildStore(store.store);
      setIsAsking(false);
      toast(answer.approval_id === undefined ? words.rebuildStarted(name) : words.rebuildWaits);
      await Promise.all(
        [queryKeys.stores, queryKeys.approvals].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    });
  return (
    <>
      <Button disabled={isBusy || isRebuilding} onClick={() => setIsAsking(true)}>
        <RotateCw className="size-3.5" aria-hidden />
        {isRebuilding ? words.rebuilding : words.rebuild}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={words.rebuildTitle(name)}
        description={words.rebuildText(dataHubWords.records(store.expected), store.engine)}
      >
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={() => setIsAsking(false)}>
            {words.keep}
          </Button>
          <Button look="danger" disabled={isBusy} onClick={rebuild}>
            {words.rebuild}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
