"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { words } from "#web/messages/words.ts";
import { Button } from "./button.tsx";

type CopyButtonProps = { text: () => string; label: string };

export function CopyButton({ text, label }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 1500);
  };
  return (
    <Button look="quiet" size="small" onClick={() => void copy()}>
      {isCopied ? <Check className="size-3.5" /> : <Copy className="size-3.5" />}
      <span aria-live="polite">{isCopied ? words.common.copied : label}</span>
    </Button>
  );
}
