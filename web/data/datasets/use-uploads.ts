"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Dataset } from "#domain/dataset.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { uploadFile } from "#web/data-access/upload-file.ts";

export type Upload = {
  id: number;
  name: string;
  bytes: number;
  sent: number;
  state: "sending" | "done" | "failed" | "cancelled";
  dataset?: Dataset;
  failure?: Error;
};

const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

/** Files on their way to becoming datasets, newest first. */
export function useUploads(): {
  uploads: Upload[];
  start: (files: Iterable<File>) => void;
  cancel: (id: number) => void;
  dismiss: (id: number) => void;
} {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const count = useRef(0);
  const change = (id: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  const send = async (id: number, file: File) => {
    const stop = new AbortController();
    stops.current.set(id, stop);
    try {
      const { dataset } = await uploadFile(file, ({ sent }) => change(id, { sent }), stop.signal);
      change(id, { state: "done", dataset });
      await client.invalidateQueries({ queryKey: queryKeys.datasets });
    } catch (error) {
      if (isAbort(error)) change(id, { state: "cancelled" });
      else
        change(id, { state: "failed", failure: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      stops.current.delete(id);
    }
  };
  const start = (files: Iterable<File>) => {
    for (const file of files) {
      const id = ++count.current;
      const upload: Upload = { id, name: file.name, bytes: file.size, sent: 0, state: "sending" };
      setUploads((all) => [upload, ...all]);
      void send(id, file);
    }
  };
  return {
    uploads,
    start,
    cancel: (id) => stops.current.get(id)?.abort(),
    dismiss: (id) => setUploads((all) => all.filter((upload) => upload.id !== id)),
  };
}
