import type { StoreStatus } from "#domain/store.ts";
import { classNames } from "#web/controls/class-names.ts";
import { StateChip } from "#web/controls/state-chip.tsx";
import { storeTones } from "#web/data/stores/store-tones.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showDuration, showNumber, showWhole } from "#web/messages/format.ts";
import { atRest, takenOver, type Movements } from "./movement.ts";

const { flow: words, stores: storeWords } = dataHubWords;

type FlowListProps = { stores: StoreStatus[]; movements: Movements; isCompact: boolean };

/** The same as the drawing in words: what a phone shows, and those hear who do not see it. */
export function FlowList({ stores, movements, isCompact }: FlowListProps) {
  return (
    <ul
      aria-label={words.list}
      className={classNames(
        "divide-y overflow-hidden rounded-card border bg-surface",
        isCompact && "sm:sr-only",
      )}
    >
      {stores.map((store) => {
        const movement = movements[store.store] ?? atRest;
        const isLate = store.lag_records > 0;
        return (
          <li key={store.store} className="px-4 py-2.5">
            <p className="flex items-center gap-2">
              <span
                aria-hidden
                className={classNames(
                  "h-[3px] w-6 shrink-0 rounded-full",
                  movement.isMoving ? "flowing-bar" : "bg-line-strong",
                )}
              />
              <PlaceLink
                href={`/data/stores?store=${store.store}`}
                aria-label={words.to(storeWords.names[store.store])}
                className="min-w-0 flex-1 truncate font-medium"
              >
                {storeWords.names[store.store]}
              </PlaceLink>
              <StateChip tone={storeTones[store.state]}>{storeWords.state[store.state]}</StateChip>
            </p>
            <p className="mt-1 flex flex-wrap gap-x-4 pl-8 text-[13px] tabular-nums">
              <span className={isLate ? "text-wait" : "text-muted"}>
                {isLate
                  ? `${words.waiting(showWhole(store.lag_records))}, ${showDuration(store.lag_seconds)}`
                  : words.upToDate}
              </span>
              {movement.rate > 0 && <span className="text-run">{words.rate(showNumber(movement.rate))}</span>}
              <span className="ml-auto text-muted">
                {words.takenOf(showWhole(takenOver(store)), showWhole(store.expected))}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
