import { Check, Minus } from "lucide-react";
import type { StoreStatus } from "#domain/store.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";

const { flow, stores: storeWords } = dataHubWords;

type CollectionTableProps = { stores: StoreStatus[]; counts: Map<string, number> };

/** Which collection goes to which store, and how much of it there is. */
export function CollectionTable({ stores, counts }: CollectionTableProps) {
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-[15px] font-semibold">{flow.collections}</h2>
      <div
        className="overflow-x-auto rounded-card border bg-surface"
        tabIndex={0}
        role="region"
        aria-label={flow.collections}
      >
        <table className="w-full text-[13px]">
          <thead>
            <tr className="border-b text-muted">
              <th className="px-4 py-2 text-left font-normal">{flow.ledger}</th>
              <th className="px-3 py-2 text-right font-normal">{flow.count}</th>
              {stores.map((store) => (
                <th key={store.store} className="px-3 py-2 text-center font-normal last:pr-4">
                  {storeWords.names[store.store]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...counts].map(([collection, count]) => (
              <tr key={collection} className="border-b last:border-0">
                <th className="px-4 py-1.5 text-left font-normal">
                  <PlaceLink
                    href={`/data?dataset=${encodeURIComponent(collection)}`}
                    className="hover:underline hover:underline-offset-[3px]"
                  >
                    {collection}
                  </PlaceLink>
                </th>
                <td className="px-3 py-1.5 text-right tabular-nums">{showWhole(count)}</td>
                {stores.map((store) => {
                  const isHeld = store.collections.some((item) => item.collection === collection);
                  const Icon = isHeld ? Check : Minus;
                  return (
                    <td key={store.store} className="px-3 py-1.5 last:pr-4">
                      <Icon
                        className={isHeld ? "mx-auto size-4 text-good" : "mx-auto size-4 text-line-strong"}
                        aria-label={isHeld ? words.common.yes : words.common.no}
                        role="img"
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
