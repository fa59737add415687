"use client";

import { useEffect, useRef, useState } from "react";
import { completeSentences } from "./complete-sentences.ts";

type SentenceAnnouncerProps = { text: string; status: string };

/** Reads a streaming answer to those who hear it: sentence by sentence, politely; a change of state at once. */
export function SentenceAnnouncer({ text, status }: SentenceAnnouncerProps) {
  const said = useRef(0);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    if (text.length < said.current) said.current = 0;
    const next = completeSentences(text.slice(said.current));
    if (next === "") return;
    said.current += next.length;
    setSpoken(next.trim());
  }, [text]);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
      <p role="status" className="sr-only">
        {status}
      </p>
    </>
  );
}
