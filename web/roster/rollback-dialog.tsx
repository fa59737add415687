"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { RosterSlot } from "#domain/roster.ts";
import { useAction } from "#web/cards/use-action.ts";
import { Button } from "#web/controls/button.tsx";
import { Dialog } from "#web/controls/dialog.tsx";
import { TextArea } from "#web/controls/text-area.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import { requestRollback } from "#web/data-access/actions.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { useRosterHistory } from "#web/data-access/queries.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";

type RollbackDialogProps = { slot: RosterSlot; isOpen: boolean; onClose: () => void };

/** Asks for a rollback: the slot's name is typed, and an admin decides in the inbox. */
export function RollbackDialog({ slot, isOpen, onClose }: RollbackDialogProps) {
  const { isBusy, run } = useAction();
  const client = useQueryClient();
  const place = usePlace();
  const history = useRosterHistory(slot.slot).data ?? [];
  const last = history.toSorted((left, right) => right.version - left.version)[0];
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const ask = () =>
    run(async () => {
      await requestRollback(slot.slot, reason.trim() === "" ? undefined : reason.trim());
      await client.invalidateQueries({ queryKey: queryKeys.approvals });
      toast(words.roster.asked);
      onClose();
      place.go("/inbox");
    });
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.roster.rollbackTitle(slot.title)}
      description={words.roster.rollbackText(slot.model ?? "", last?.previous ?? null)}
    >
      <div className="space-y-3">
        <TextField
          label={words.roster.type(slot.slot)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <TextArea
          label={words.approval.reason}
          placeholder={words.approval.reasonPlaceholder}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button look="danger" disabled={isBusy || typed.trim() !== slot.slot} onClick={ask}>
            {words.roster.ask}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
