"use client";

import type { ReactNode } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { dataPlaces } from "./data-places.ts";

/** What stands around every part of the data hub: where one is, and the way to the other parts. */
export function DataFrame({ children }: { children: ReactNode }) {
  const { pathname } = usePlace();
  const current = dataPlaces.find((place) => place.href === pathname) ?? dataPlaces[0];
  return (
    <div className="h-full overflow-y-auto">
      <PlaceTitle title={current.label}>
        <span className="font-medium">{dataHubWords.title}</span>
      </PlaceTitle>
      <nav aria-label={dataHubWords.sections} className="sticky top-0 z-10 border-b bg-canvas">
        <ul className="mx-auto flex max-w-[1280px] overflow-x-auto px-2 md:px-6">
          {dataPlaces.map(({ href, label }) => (
            <li key={href} className="shrink-0">
              <PlaceLink
                href={href}
                {...(href === current.href ? { "aria-current": "page" as const } : {})}
                className={classNames(
                  "flex h-10 items-center border-b-2 px-2 text-[13.5px] focus-visible:outline-offset-[-3px] md:px-3",
                  href === current.href
                    ? "border-b-accent font-medium text-ink"
                    : "border-b-transparent text-muted hover:text-ink",
                )}
              >
                {label}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mx-auto max-w-[1280px] px-4 py-5 md:px-8">{children}</div>
    </div>
  );
}
