"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";

export type Place = {
  pathname: string;
  read(key: string): string | undefined;
  /** Changes parts of the address on this page; `undefined` takes one away. Back undoes it, unless it is a correction. */
  change(parts: Record<string, string | undefined>, options?: { isCorrection?: boolean }): void;
  /** Goes to another address of the app. */
  go(address: string): void;
};

/** Where the person is. The page is one static file, so its parts are in the query and change without a request. */
export function usePlace(): Place {
  const pathname = usePathname();
  const search = useSearchParams();
  const router = useRouter();
  return {
    pathname,
    read: (key) => search.get(key) ?? undefined,
    change(parts, options = {}) {
      const next = new URLSearchParams(window.location.search);
      for (const [key, value] of Object.entries(parts)) {
        if (value === undefined) next.delete(key);
        else next.set(key, value);
      }
      const address =
        next.size === 0 ? window.location.pathname : `${window.location.pathname}?${next.toString()}`;
      if (options.isCorrection === true) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    },
    go(address) {
      const target = new URL(address, window.location.href);
      if (target.pathname === window.location.pathname) window.history.pushState(null, "", address);
      else router.push(address);
    },
  };
}
