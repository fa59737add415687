/** What was just sent, until the conversation itself holds it. */
export function PendingMessage({ text }: { text: string }) {
  return (
    <div className="mt-6 flex justify-end first:mt-0">
      <p className="max-w-[min(620px,88%)] rounded-[14px] rounded-br-[5px] bg-sunken px-4 py-2.5 text-[15px] break-words whitespace-pre-wrap text-muted">
        {text}
      </p>
    </div>
  );
}
