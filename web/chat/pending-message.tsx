import type { OutgoingMessage } from "./outgoing-message.ts";
import { SentBubble } from "./sent-bubble.tsx";

/** What was just sent, until the conversation itself holds it. */
export function PendingMessage({ message: { text, attachments } }: { message: OutgoingMessage }) {
  return (
    <div className="mt-6 first:mt-0">
      <SentBubble message={{ text, files: [...attachments] }} isPending />
    </div>
  );
}
