import { FileSpreadsheet } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";
import type { SentMessage } from "./sent-message.ts";

type SentBubbleProps = {
  message: SentMessage;
  /** Where a file can be looked at; nowhere before the conversation holds the message. */
  hrefOf?: (fileId: string) => string;
  isPending?: boolean;
  children?: ReactNode;
};

const chipLook =
  "inline-flex min-h-7 max-w-full items-center gap-2 rounded-[8px] border bg-surface px-2.5 text-[13px]";

/** A person's words, and the files sent with them. */
export function SentBubble({
  message: { text, files },
  hrefOf,
  isPending = false,
  children,
}: SentBubbleProps) {
  return (
    <div className="flex flex-col items-end gap-1.5">
      <div
        className={classNames(
          "max-w-[min(620px,88%)] rounded-[14px] rounded-br-[5px] bg-sunken px-4 py-2.5 text-[15px] break-words whitespace-pre-wrap",
          isPending && "text-muted",
        )}
      >
        {children}
        {text}
      </div>
      {files.length > 0 && (
        <ul aria-label={words.chat.files} className="flex max-w-[88%] flex-wrap justify-end gap-1.5">
          {files.map(({ id, file_name }) => {
            const name = (
              <>
                <FileSpreadsheet className="size-4 shrink-0 text-muted" aria-hidden />
                <span className="truncate">{file_name}</span>
              </>
            );
            return (
              <li key={id} className="min-w-0">
                {hrefOf === undefined ? (
                  <span className={classNames(chipLook, "text-muted")}>{name}</span>
                ) : (
                  <PlaceLink href={hrefOf(id)} className={classNames(chipLook, "hover:border-line-strong")}>
                    {name}
                  </PlaceLink>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
