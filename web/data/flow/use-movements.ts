"use client";

import { useEffect, useRef, useState } from "react";
import type { StoreStatus } from "#domain/store.ts";
import { movementsBetween, recentLooks, type Look, type Movements } from "./movement.ts";

/** What moved over the last seconds; `at` is when the present look was taken, in milliseconds. */
export function useMovements(stores: StoreStatus[] | undefined, at: number): Movements {
  const [movements, setMovements] = useState<Movements>({});
  const looks = useRef<Look[]>([]);
  useEffect(() => {
    if (stores === undefined || at === looks.current.at(-1)?.at) return;
    const recent = recentLooks(looks.current, at);
    const [first] = recent;
    if (first !== undefined) setMovements(movementsBetween(first.stores, stores, (at - first.at) / 1000));
    looks.current = [...recent, { stores, at }];
  }, [stores, at]);
  return movements;
}
