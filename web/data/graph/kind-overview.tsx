"use client";

import { knowledgeKinds, type KnowledgeKind } from "#domain/knowledge.ts";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useGraphCounts } from "#web/data-access/graph-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showWhole } from "#web/messages/format.ts";
import { KindIcon } from "./kind-icon.tsx";

const words = dataHubWords.graph;

/** What the graph holds, by kind: a way in for who does not know a name yet. */
export function KindOverview({ onChoose }: { onChoose: (kind: KnowledgeKind) => void }) {
  const { data: counts, error, refetch } = useGraphCounts();
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (counts === undefined) return <SkeletonLines count={3} height={64} />;
  const countOf = (kind: string) => counts.entities.find((item) => item.kind === kind)?.count ?? 0;
  const total = counts.relations.reduce((sum, item) => sum + item.count, 0);
  const present = knowledgeKinds.filter((kind) => countOf(kind) > 0);
  if (present.length === 0) return <EmptyNote title={words.empty}>{words.emptyText}</EmptyNote>;
  return (
    <section>
      <p className="mb-3 text-muted">
        {words.start} {words.holds(showWhole(total), counts.engine)}
      </p>
      <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-3">
        {present.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => onChoose(kind)}
              className="flex w-full items-center gap-2 rounded-card border bg-surface px-3 py-3 text-left sm:gap-3 sm:px-4 hover:border-line-strong"
            >
              <KindIcon kind={kind} className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate">{words.manyKinds[kind]}</span>
              <span className="text-muted tabular-nums">{showWhole(countOf(kind))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
