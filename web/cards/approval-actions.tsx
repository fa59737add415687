"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Approval } from "#domain/approval.ts";
import { Button } from "#web/controls/button.tsx";
import { Dialog } from "#web/controls/dialog.tsx";
import { TextArea } from "#web/controls/text-area.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import { decideApproval } from "#web/data-access/actions.ts";
import { useMe } from "#web/data-access/queries.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { words } from "#web/messages/words.ts";
import { useAction } from "./use-action.ts";

type ApprovalActionsProps = { approval: Approval; slot: string | undefined };

function RejectDialog({
  isOpen,
  onClose,
  onReject,
}: {
  isOpen: boolean;
  onClose: () => void;
  onReject: (reason: string) => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.approval.rejectTitle}>
      <TextArea
        label={words.approval.reason}
        placeholder={words.approval.reasonPlaceholder}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {words.common.cancel}
        </Button>
        <Button look="danger" disabled={reason.trim() === ""} onClick={() => onReject(reason.trim())}>
          {words.approval.reject}
        </Button>
      </div>
    </Dialog>
  );
}

/** Approve or reject what was shown. A change of production asks for the slot's name to be typed. */
export function ApprovalActions({ approval, slot }: ApprovalActionsProps) {
  const { isBusy, run } = useAction();
  const { data: me } = useMe();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [isRejecting, setIsRejecting] = useState(false);
  const name = approval.subject === "promotion" || approval.subject === "rollback" ? slot : undefined;
  const isOwn = me?.user_id === approval.requester;
  const decide = (decision: "approve" | "reject", reason?: string) =>
    run(async () => {
      await decideApproval(approval.id, decision, approval.hash, reason);
      setIsRejecting(false);
      await Promise.all(
        [queryKeys.approvals, queryKeys.roster].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    });
  return (
    <>
      {isOwn && me.solo && approval.subject === "promotion" && (
        <p className="basis-full text-right text-[13px] text-wait">{words.approval.solo}</p>
      )}
      {name !== undefined && (
        <div className="w-64">
          <TextField
            label={words.approval.typeSlot(name)}
            isLabelHidden
            placeholder={words.approval.typeSlot(name)}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      <Button data-key="x" look="danger" disabled={isBusy} onClick={() => setIsRejecting(true)}>
        {words.approval.reject}
      </Button>
      <Button
        data-key="a"
        look="primary"
        disabled={isBusy || (name !== undefined && typed.trim() !== name)}
        onClick={() => decide("approve")}
      >
        {words.approval.approve}
      </Button>
      <RejectDialog
        isOpen={isRejecting}
        onClose={() => setIsRejecting(false)}
        onReject={(reason) => decide("reject", reason)}
      />
    </>
  );
}
