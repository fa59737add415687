"use client";

import { useEffect, useRef, useState } from "react";
import type { StoreStatus } from "#domain/store.ts";
import { movementsBetween, type Movements } from "./movement.ts";

type Look = { stores: StoreStatus[]; at: number };

/** Stores take what changed in batches: over a shorter time than this, one that is busy would seem to rest. */
const windowMs = 5000;

/** What moved over the last seconds; `at` is when the present look was taken, in milliseconds. */
export function useMovements(stores: StoreStatus[] | undefined, at: number): Movements {
  const [movements, setMovements] = useState<Movements>({});
  const looks = useRef<Look[]>([]);
  useEffect(() => {
    if (stores === undefined || at === looks.current.at(-1)?.at) return;
    const recent = looks.current.filter((look) => at - look.at <= windowMs);
    const [first] = recent;
    setMovements(first === undefined ? {} : movementsBetween(first.stores, stores, (at - first.at) / 1000));
    looks.current = [...recent, { stores, at }];
  }, [stores, at]);
  return movements;
}
