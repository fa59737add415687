"use client";

import { CirclePause } from "lucide-react";
import { useState } from "react";
import { useConversation } from "#web/chat/conversation-context.ts";
import { Button } from "#web/controls/button.tsx";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";

/** A run that stopped in the middle: what was done, and whether to go on. */
export function InterruptedCard({ done }: { done: string }) {
  const { send, state } = useConversation();
  const [isLeft, setIsLeft] = useState(false);
  const asked = state?.messages.findLast((message) => message.role === "user");
  const text = (asked?.parts ?? []).map((part) => (part.type === "text" ? part.text : "")).join("");
  return (
    <CardFrame
      label={words.interrupted.title}
      icon={<CirclePause />}
      title={done === "" ? words.interrupted.kept : done}
      chip={{ tone: "wait", text: words.interrupted.title }}
      footStart={isLeft ? words.interrupted.left : undefined}
      actions={
        isLeft ? undefined : (
          <>
            <Button data-key="x" look="quiet" onClick={() => setIsLeft(true)}>
              {words.interrupted.leave}
            </Button>
            <Button
              data-key="a"
              disabled={text === "" || state?.activeRunId !== undefined}
              onClick={() => send(text)}
            >
              {words.interrupted.continue}
            </Button>
          </>
        )
      }
    />
  );
}
