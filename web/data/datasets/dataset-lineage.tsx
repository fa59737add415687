"use client";

import { ArrowDown, Box, Database, FileCog, Server } from "lucide-react";
import type { ReactNode } from "react";
import type { Dataset } from "#domain/dataset.ts";
import { useModels, useStores } from "#web/data-access/data-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showWhole } from "#web/messages/format.ts";

const words = dataHubWords.lineage;
const storeRefresh = 15_000;

type NodeProps = { icon: ReactNode; name: string; detail: string; href?: string };

function LineageNode({ icon, name, detail, href }: NodeProps) {
  const look = "flex min-h-11 items-center gap-3 rounded-[8px] border bg-canvas px-3 py-1.5";
  const inside = (
    <>
      <span aria-hidden className="text-muted [&_svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-[12.5px] text-muted">{detail}</span>
      </span>
    </>
  );
  return (
    <li className="min-w-0">
      {href === undefined ? (
        <div className={look}>{inside}</div>
      ) : (
        <PlaceLink href={href} className={`${look} hover:border-line-strong`}>
          {inside}
        </PlaceLink>
      )}
    </li>
  );
}

function Stage({ title, children, none }: { title: string; children: ReactNode[]; none: string }) {
  return (
    <section>
      <h3 className="mb-1.5 text-[13px] text-muted">{title}</h3>
      {children.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">{children}</ul>
      )}
    </section>
  );
}

const Arrow = () => <ArrowDown className="my-2 ml-3 size-4 text-muted" aria-hidden />;

const recipeText = (recipe: Dataset["recipe"]) =>
  Object.entries(recipe)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(" · ");

const toDataset = (name: string) => `/data?dataset=${encodeURIComponent(name)}&part=lineage`;

/** Backwards to the datasets it was made from, forwards to datasets, models and the stores that hold it. */
export function DatasetLineage({ dataset, datasets }: { dataset: Dataset; datasets: Dataset[] }) {
  const models = (useModels().data ?? []).filter((model) => model.training_set_id === dataset.id);
  const stores = (useStores(storeRefresh).data ?? []).filter((store) =>
    store.collections.some((item) => item.collection === dataset.name),
  );
  const made = datasets.filter((item) => item.sources.some((source) => source.name === dataset.name));
  return (
    <div className="border-t px-4 py-4 md:px-5">
      <Stage title={words.from} none={words.generated}>
        {dataset.sources.map((source) => (
          <LineageNode
            key={source.name}
            icon={<Database />}
            name={source.name}
            detail={source.digest.slice(0, 16)}
            href={toDataset(source.name)}
          />
        ))}
      </Stage>
      <Arrow />
      <Stage title={words.here} none="">
        {[
          <LineageNode
            key={dataset.id}
            icon={<FileCog />}
            name={`${dataset.name} ${dataHubWords.datasets.version(dataset.version)}`}
            detail={recipeText(dataset.recipe)}
          />,
        ]}
      </Stage>
      <Arrow />
      <Stage title={words.to} none={words.nothing}>
        {[
          ...made.map((item) => (
            <LineageNode
              key={item.id}
              icon={<Database />}
              name={item.name}
              detail={`${dataHubWords.datasets.kindOf[item.kind]} · ${dataHubWords.records(item.count)}`}
              href={toDataset(item.name)}
            />
          )),
          ...models.map((model) => (
            <LineageNode key={model.address} icon={<Box />} name={model.label} detail={model.address} />
          )),
        ]}
      </Stage>
      {stores.length > 0 && (
        <div className="mt-5">
          <Stage title={words.stores} none="">
            {stores.map((store) => (
              <LineageNode
                key={store.store}
                icon={<Server />}
                name={dataHubWords.stores.names[store.store]}
                detail={`${store.engine} · ${showWhole(store.collections.find((item) => item.collection === dataset.name)?.expected ?? 0)}`}
                href={`/data/stores?store=${store.store}`}
              />
            ))}
          </Stage>
        </div>
      )}
    </div>
  );
}
