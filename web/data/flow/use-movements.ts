"use client";

import { useEffect, useRef, useState } from "react";
import type { StoreStatus } from "#domain/store.ts";
import { movementsBetween, type Movements } from "./movement.ts";

/** What moved since the look before; `at` is when the present one was taken, in milliseconds. */
export function useMovements(stores: StoreStatus[] | undefined, at: number): Movements {
  const [movements, setMovements] = useState<Movements>({});
  const last = useRef<{ stores: StoreStatus[]; at: number }>(undefined);
  useEffect(() => {
    if (stores === undefined || at === last.current?.at) return;
    if (last.current !== undefined)
      setMovements(movementsBetween(last.current.stores, stores, (at - last.current.at) / 1000));
    last.current = { stores, at };
  }, [stores, at]);
  return movements;
}
