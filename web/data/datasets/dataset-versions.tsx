"use client";

import type { DatasetWithVersions } from "#web/data-access/data-queries.ts";
import { classNames } from "#web/controls/class-names.ts";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.versions;

/** Every version there was, newest first. */
export function DatasetVersions({ dataset }: { dataset: DatasetWithVersions }) {
  const newestFirst = dataset.versions.toSorted((left, right) => right.version - left.version);
  return (
    <div className="border-t">
      <ul className="divide-y">
        {newestFirst.map((version) => (
          <li key={version.id}>
            <PlaceLink
              href={`/data?dataset=${encodeURIComponent(version.id)}&part=versions`}
              {...(version.id === dataset.id ? { "aria-current": "true" as const } : {})}
              className={classNames(
                "flex min-h-9 flex-wrap items-center gap-x-4 px-4 py-1.5 focus-visible:outline-offset-[-2px] md:px-5",
                version.id === dataset.id ? "bg-sunken/60" : "hover:bg-sunken/40",
              )}
            >
              <span className="w-10 font-medium tabular-nums">
                {dataHubWords.datasets.version(version.version)}
              </span>
              <span className="min-w-0 flex-1 truncate font-mono text-[12px] text-muted">
                {version.digest.slice(0, 24)}
              </span>
              {version.id === dataset.id && <span className="text-[13px] text-muted">{words.present}</span>}
              <RelativeTime at={version.created_at} className="text-[13px] text-muted" />
            </PlaceLink>
          </li>
        ))}
      </ul>
      <p className="border-t px-4 py-2.5 text-[13px] text-muted md:px-5">{words.note}</p>
    </div>
  );
}
