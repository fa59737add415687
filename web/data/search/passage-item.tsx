"use client";

import { useState } from "react";
import { classNames } from "#web/controls/class-names.ts";
import type { RankedPassage } from "#web/data-access/search-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { markBlocks } from "#web/chat/mark-blocks.ts";
import { Prose } from "#web/chat/prose.tsx";
import { MarkedText } from "#web/controls/marked-text.tsx";
import { markWords } from "#web/controls/mark-words.ts";

const words = dataHubWords.search;
const longText = 360;

type PassageItemProps = {
  found: RankedPassage;
  stems: ReadonlySet<string>;
  /** Its rank in the other pipelines shown. */
  elsewhere: [string, number][];
  isCompared: boolean;
  isPointed: boolean;
  onPoint: (id: string | undefined) => void;
};

/** A passage at its rank, with the question's words marked and where else it was found. */
export function PassageItem({ found, stems, elsewhere, isCompared, isPointed, onPoint }: PassageItemProps) {
  const { passage, rank, score, reasons } = found;
  const [isWhole, setIsWhole] = useState(false);
  const isLong = passage.text.length > longText;
  return (
    <li
      onPointerEnter={() => onPoint(passage.id)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(passage.id)}
      onBlur={() => onPoint(undefined)}
      className={classNames("px-4 py-3 transition-colors duration-100", isPointed && "bg-sunken/60")}
    >
      <p className="flex items-baseline gap-2">
        <span className="w-5 shrink-0 text-right font-medium text-muted tabular-nums">{rank}</span>
        <PlaceLink
          href={`/data?dataset=${encodeURIComponent(passage.collection)}&row=${encodeURIComponent(passage.record_id)}`}
          title={words.record}
          className="min-w-0 flex-1 font-medium hover:underline hover:underline-offset-[3px]"
        >
          <MarkedText text={passage.title} stems={stems} />
        </PlaceLink>
        <span className="shrink-0 text-[12.5px] text-muted tabular-nums" title={words.score}>
          {score.toFixed(3)}
        </span>
      </p>
      <div className="pl-7">
        <div
          className={classNames("mt-0.5", isLong && !isWhole && "max-h-28 overflow-hidden mask-b-from-75%")}
        >
          <Prose
            text={passage.text}
            look="small"
            mark={(blocks) => markBlocks(blocks, (text) => markWords(text, stems))}
          />
        </div>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-[12.5px] text-muted">
          <span>{passage.collection}</span>
          {reasons.length > 0 && <span title={words.reasons}>{reasons.join(", ")}</span>}
          {isCompared && (
            <span className="tabular-nums">
              {elsewhere.length === 0
                ? words.onlyHere
                : elsewhere.map(([pipeline, other]) => words.rank(other, pipeline)).join(", ")}
            </span>
          )}
          {isLong && (
            <button
              type="button"
              aria-expanded={isWhole}
              onClick={() => setIsWhole(!isWhole)}
              className="inline-flex min-h-6 items-center text-accent-ink hover:underline hover:underline-offset-[3px]"
            >
              {isWhole ? words.less : words.more}
            </button>
          )}
        </p>
      </div>
    </li>
  );
}
