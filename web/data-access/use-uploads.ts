"use client";

import { useRef, useState } from "react";
import type { SendFile } from "./upload-file.ts";

export type Uploading<Answer> = {
  id: number;
  name: string;
  bytes: number;
  sent: number;
  state: "sending" | "read" | "failed" | "cancelled";
  /** What the server read in it, and what becomes of it. */
  answer?: Answer;
  failure?: Error;
};

const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

/** Files on their way to the server, newest first. */
export function useUploads<Answer>(sendFile: SendFile<Answer>): {
  uploads: Uploading<Answer>[];
  start: (files: Iterable<File>) => void;
  cancel: (id: number) => void;
  dismiss: (id: number) => void;
} {
  const [uploads, setUploads] = useState<Uploading<Answer>[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const count = useRef(0);
  const change = (id: number, part: Partial<Uploading<Answer>>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  const send = async (id: number, file: File) => {
    const stop = new AbortController();
    stops.current.set(id, stop);
    try {
      const answer = await sendFile(file, ({ sent }) => change(id, { sent }), stop.signal);
      change(id, { state: "read", answer });
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
      const upload: Uploading<Answer> = { id, name: file.name, bytes: file.size, sent: 0, state: "sending" };
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
