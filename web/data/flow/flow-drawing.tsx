"use client";

import type { StoreStatus } from "#domain/store.ts";
import { classNames } from "#web/controls/class-names.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showNumber, showWhole } from "#web/messages/format.ts";
import { atRest, takenOver, type Movements } from "./movement.ts";

const { flow: words, stores: storeWords } = dataHubWords;

const width = 1000;
const rowHeight = 112;
const ledger = { x: 20, width: 210, height: 132 };
const box = { x: 700, width: 280, height: 84 };

const dots: Record<StoreStatus["state"], string> = {
  current: "fill-good",
  behind: "fill-wait",
  rebuilding: "fill-run",
  down: "fill-bad",
};

type LaneProps = { store: StoreStatus; movement: typeof atRest; from: number; at: number };

/** The way from the ledger to one store, with what is on it. */
function Lane({ store, movement, from, at }: LaneProps) {
  const start = ledger.x + ledger.width;
  const path = `M ${start} ${from} C ${start + 190} ${from}, ${box.x - 230} ${at}, ${box.x - 8} ${at}`;
  const isLate = store.lag_records > 0;
  // A way that comes down from above leaves its room below, and the other way about.
  const [above, below] = [at - 11, at + 20];
  const isFalling = at > from;
  return (
    <g>
      <path d={path} fill="none" strokeWidth="6" className="stroke-sunken" />
      <path
        d={path}
        fill="none"
        strokeWidth="1.5"
        className={store.state === "down" ? "stroke-bad" : "stroke-line-strong"}
        {...(store.state === "down" ? { strokeDasharray: "5 5" } : {})}
      />
      {movement.isMoving && (
        <path
          d={path}
          fill="none"
          strokeWidth="5"
          strokeLinecap="round"
          strokeDasharray="0.1 19.9"
          className="flowing stroke-run"
        />
      )}
      <path
        d={`M ${box.x - 13} ${at - 5} L ${box.x - 4} ${at} L ${box.x - 13} ${at + 5}`}
        fill="none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        className={movement.isMoving ? "stroke-run" : "stroke-line-strong"}
      />
      <g className="text-[13px] tabular-nums">
        <text
          x={box.x - 26}
          y={isFalling ? below : above}
          textAnchor="end"
          className={classNames("font-medium", isLate ? "fill-wait" : "fill-muted")}
        >
          {isLate ? words.waiting(showWhole(store.lag_records)) : words.upToDate}
        </text>
        {movement.rate > 0 && (
          <text
            x={box.x - 26}
            y={isFalling ? above : below}
            textAnchor="end"
            className="fill-run font-medium"
          >
            {words.rate(showNumber(movement.rate))}
          </text>
        )}
      </g>
    </g>
  );
}

function StoreBox({ store, at }: { store: StoreStatus; at: number }) {
  const top = at - box.height / 2;
  return (
    <g>
      <rect
        x={box.x}
        y={top}
        width={box.width}
        height={box.height}
        rx="8"
        className="fill-surface stroke-line-strong"
      />
      <text x={box.x + 16} y={top + 27} className="fill-ink text-[15px] font-semibold">
        {storeWords.names[store.store]}
      </text>
      <circle cx={box.x + box.width - 20} cy={top + 22} r="4.5" className={dots[store.state]} />
      <text x={box.x + box.width - 32} y={top + 26.5} textAnchor="end" className="fill-muted text-[12.5px]">
        {storeWords.state[store.state]}
      </text>
      <text x={box.x + 16} y={top + 47} className="fill-muted text-[12.5px]">
        {store.engine.length > 40 ? `${store.engine.slice(0, 39)}…` : store.engine}
      </text>
      <text x={box.x + 16} y={top + 69} className="fill-ink text-[13px] tabular-nums">
        {words.takenOf(showWhole(takenOver(store)), showWhole(store.expected))}
      </text>
      {store.dead_letters > 0 && (
        <text
          x={box.x + box.width - 16}
          y={top + 69}
          textAnchor="end"
          className="fill-bad text-[12.5px] tabular-nums"
        >
          {`${storeWords.deadLetters} ${showWhole(store.dead_letters)}`}
        </text>
      )}
    </g>
  );
}

type FlowDrawingProps = { stores: StoreStatus[]; movements: Movements; ledgerCount: number };

/** The ledger at the left, the stores at the right; a way moves only while something moves on it. Its words are in the list too. */
export function FlowDrawing({ stores, movements, ledgerCount }: FlowDrawingProps) {
  const height = Math.max(stores.length * rowHeight, ledger.height + 20);
  const middle = height / 2;
  const top = middle - ledger.height / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className="w-full">
      {stores.map((store, index) => (
        <Lane
          key={store.store}
          store={store}
          movement={movements[store.store] ?? atRest}
          from={middle + (index - (stores.length - 1) / 2) * 22}
          at={rowHeight * (index + 0.5)}
        />
      ))}
      <rect
        x={ledger.x}
        y={top}
        width={ledger.width}
        height={ledger.height}
        rx="8"
        className="fill-surface stroke-accent"
        strokeWidth="1.5"
      />
      <text x={ledger.x + 18} y={top + 34} className="fill-ink text-[15px] font-semibold">
        {words.ledger}
      </text>
      <text x={ledger.x + 18} y={top + 54} className="fill-muted text-[12.5px]">
        {words.ledgerNote}
      </text>
      <text x={ledger.x + 18} y={top + 98} className="fill-ink text-[24px] font-semibold tabular-nums">
        {showWhole(ledgerCount)}
      </text>
      <text x={ledger.x + 18} y={top + 117} className="fill-muted text-[12.5px]">
        {dataHubWords.records(ledgerCount).replace(/^\S+ /, "")}
      </text>
      {stores.map((store, index) => (
        <StoreBox key={store.store} store={store} at={rowHeight * (index + 0.5)} />
      ))}
    </svg>
  );
}
