"use client";

import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";
import { usePlace } from "./use-place.ts";

type PlaceLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { href: string };

/** A link within the app; one to another part of the same page asks the server for nothing. */
export function PlaceLink({ href, onClick, ...rest }: PlaceLinkProps) {
  const place = usePlace();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain || new URL(href, location.href).pathname !== place.pathname)
      return;
    event.preventDefault();
    place.go(href);
  };
  return <Link href={href} onClick={follow} prefetch={false} {...rest} />;
}
