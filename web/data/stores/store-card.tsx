"use client";

import type { ReactNode } from "react";
import type { StoreStatus } from "#domain/store.ts";
import { classNames } from "#web/controls/class-names.ts";
import { Disclosure } from "#web/controls/disclosure.tsx";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { StateChip } from "#web/controls/state-chip.tsx";
import { takenOver } from "#web/data/flow/movement.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showDuration, showWhole } from "#web/messages/format.ts";
import { RebuildButton } from "./rebuild-button.tsx";
import { storeTones } from "./store-tones.ts";

const words = dataHubWords.stores;

function Fact({ label, title, children }: { label: string; title?: string; children: ReactNode }) {
  return (
    <div className="min-w-0" {...(title === undefined ? {} : { title })}>
      <dt className="text-[12.5px] text-muted">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

function Digest({ digest }: { digest: StoreStatus["digest"] }) {
  if (digest.store === null) return words.notCompared;
  const isSame = digest.store === digest.ledger;
  return (
    <span
      className={isSame ? "" : "text-wait"}
      title={isSame ? digest.ledger : `${digest.ledger} / ${digest.store}`}
    >
      {isSame ? words.digestSame : words.digestDiffers}
    </span>
  );
}

function Facts({ store }: { store: StoreStatus }) {
  const lag =
    store.lag_records === 0
      ? words.noLag
      : words.lagOf(words.changes(store.lag_records), showDuration(store.lag_seconds));
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
      <Fact label={words.lag}>{lag}</Fact>
      <Fact label={words.held}>
        {store.held === null
          ? words.notCompared
          : words.heldOf(showWhole(store.held), showWhole(store.expected))}
      </Fact>
      <Fact label={words.digest}>
        <Digest digest={store.digest} />
      </Fact>
      <Fact label={words.deadLetters} title={words.deadLettersNote}>
        <span className={store.dead_letters > 0 ? "text-bad" : ""}>{showWhole(store.dead_letters)}</span>
      </Fact>
      <Fact label={words.compared}>
        {store.compared_at === null ? words.never : <RelativeTime at={store.compared_at} />}
      </Fact>
      <Fact label={words.repaired}>
        {store.repaired_at === null ? (
          words.never
        ) : (
          <>
            <RelativeTime at={store.repaired_at} />
            {` · ${words.repairedItems(store.repaired)}`}
          </>
        )}
      </Fact>
      <Fact label={words.applied} title={words.appliedNote}>
        {showWhole(store.applied)}
      </Fact>
    </dl>
  );
}

/** One store: how far it is behind the ledger, whether both hold the same, and what went wrong. */
export function StoreCard({ store, isNamed }: { store: StoreStatus; isNamed: boolean }) {
  return (
    <article
      id={`store-${store.store}`}
      aria-label={words.names[store.store]}
      className={classNames(
        "flex scroll-mt-14 flex-col rounded-card border bg-surface",
        isNamed && "border-line-strong",
      )}
    >
      <header className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 pt-3.5 md:px-5">
        <div className="min-w-0 flex-1">
          <h2 className="text-[15px] font-semibold">{words.names[store.store]}</h2>
          <p className="text-[13px] text-muted">{words.purposes[store.store]}</p>
          <p className="text-[13px] text-muted">{store.engine}</p>
        </div>
        <StateChip tone={storeTones[store.state]}>{words.state[store.state]}</StateChip>
      </header>
      <div className="px-4 py-3.5 md:px-5">
        {store.error !== null && (
          <div role="status" className="mb-3 rounded-[7px] border border-bad/40 bg-bad/5 px-3 py-2">
            <p>
              {store.error.message}{" "}
              <span className="text-[13px] text-muted">
                {words.since} <RelativeTime at={store.error.since} />
              </span>
            </p>
            {store.error.hint !== undefined && <p className="text-muted">{store.error.hint}</p>}
          </div>
        )}
        {store.state === "rebuilding" && (
          <div className="mb-3">
            <ProgressBar done={takenOver(store)} total={store.expected} label={words.rebuilding} />
          </div>
        )}
        <Facts store={store} />
      </div>
      <footer className="mt-auto flex flex-wrap items-start gap-3 border-t px-4 py-2 md:px-5">
        <Disclosure summary={words.collections(store.collections.length)}>
          <ul className="grid gap-x-6 pb-1 text-[13px] sm:grid-cols-2">
            {store.collections.map(({ collection, expected }) => (
              <li key={collection} className="flex justify-between gap-3 border-b py-1">
                <PlaceLink
                  href={`/data?dataset=${encodeURIComponent(collection)}`}
                  className="truncate hover:underline hover:underline-offset-[3px]"
                >
                  {collection}
                </PlaceLink>
                <span className="text-muted tabular-nums">{showWhole(expected)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
        <RebuildButton store={store} />
      </footer>
    </article>
  );
}
