"use client";

import { Stamp } from "lucide-react";
import { memo } from "react";
import type { Approval, ApprovalState } from "#domain/approval.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import type { Tone } from "#web/controls/state-chip.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";
import { ApprovalActions } from "./approval-actions.tsx";
import { escapeOdd, evidenceOf } from "./approval-evidence.ts";
import { BeforeAfter } from "./before-after.tsx";
import { CardFrame } from "./card-frame.tsx";
import { EffectMark } from "./effect-mark.tsx";
import { GateTable } from "./gate-table.tsx";
import { SentenceWithCode } from "./sentence-with-code.tsx";

const tones: Record<ApprovalState, Tone> = {
  pending: "wait",
  approved: "good",
  consumed: "good",
  rejected: "bad",
  void: "quiet",
  expired: "quiet",
};

function Asked({ approval }: { approval: Approval }) {
  return (
    <p>
      {words.approval.by(escapeOdd(approval.requester_name), approval.required_role)}
      {approval.state === "pending" && (
        <>
          {` · ${words.approval.expires.toLowerCase()} `}
          <RelativeTime at={approval.expires_at} />
        </>
      )}
      {approval.decided_by !== undefined &&
        ` · ${words.approval.decided(escapeOdd(approval.decided_by_name ?? approval.decided_by))}`}
      {approval.solo === true && ` · ${words.approval.decidedSolo}`}
    </p>
  );
}

/** What would change, on what evidence, and who asks: shown from the stored row alone. */
export const ApprovalCard = memo(function ApprovalCard({ approval }: { approval: Approval }) {
  const { state } = useConversation();
  const evidence = evidenceOf(approval);
  const linkLook = "inline-flex min-h-7 items-center text-accent-ink underline underline-offset-[3px]";
  return (
    <CardFrame
      label={`${words.approval.title}: ${escapeOdd(approval.title)}`}
      icon={<Stamp />}
      title={escapeOdd(approval.title)}
      at={approval.created_at}
      chip={{ tone: tones[approval.state], text: words.approval.state[approval.state] }}
      isWaiting={approval.state === "pending"}
      footStart={<Asked approval={approval} />}
      actions={
        approval.state === "pending" ? (
          <ApprovalActions approval={approval} slot={evidence.slot} />
        ) : undefined
      }
    >
      <div className="space-y-3 px-4 pb-3.5">
        {evidence.change !== undefined && <BeforeAfter {...evidence.change} />}
        {evidence.sentence !== undefined && (
          <p>
            <SentenceWithCode text={escapeOdd(evidence.sentence)} />
          </p>
        )}
        {evidence.gates.length > 0 && <GateTable gates={evidence.gates} />}
        {evidence.steps.length > 0 && (
          <ol className="list-decimal space-y-0.5 pl-5">
            {evidence.steps.map((step, index) => (
              <li key={index}>
                {escapeOdd(step.title)} <EffectMark effect={step.effect} />
              </li>
            ))}
          </ol>
        )}
        {evidence.isUntrusted && <p className="text-wait">{words.approval.untrusted}</p>}
        {approval.reason !== undefined && <p>{`${words.approval.reason}: ${escapeOdd(approval.reason)}`}</p>}
        <div className="flex flex-wrap gap-x-4 text-[13px]">
          {evidence.reportId !== undefined && (
            <PlaceLink href={`/evaluation?report=${evidence.reportId}`} className={linkLook}>
              {words.report.open}
            </PlaceLink>
          )}
          {approval.thread_id !== undefined && approval.thread_id !== state?.thread.id && (
            <PlaceLink href={`/chat?thread=${approval.thread_id}`} className={linkLook}>
              {words.approval.openThread}
            </PlaceLink>
          )}
        </div>
      </div>
    </CardFrame>
  );
});
