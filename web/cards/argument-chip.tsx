"use client";

import { useState } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { Popover } from "#web/controls/popover.tsx";
import { ArgumentEditor } from "#web/forms/argument-editor.tsx";
import type { Field } from "#web/forms/fields-of-schema.ts";
import { words } from "#web/messages/words.ts";

type ArgumentChipProps = {
  field: Field;
  value: unknown;
  /** The value in words; references say which step gives it. */
  shown: string;
  /** Why the platform chose it, when the person left it open. */
  assumed?: string | undefined;
  isChanged: boolean;
  isEditable: boolean;
  onChange: (value: unknown) => void;
};

const look =
  "inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-[6px] border px-2 text-left text-[12.5px]";

function ChipText({ field, shown, assumed }: Pick<ArgumentChipProps, "field" | "shown" | "assumed">) {
  return (
    <>
      <span className="shrink-0 text-muted">{field.label}</span>
      <span
        className={classNames(
          "truncate",
          assumed !== undefined && "underline decoration-dotted decoration-muted underline-offset-[3px]",
        )}
      >
        {shown}
      </span>
    </>
  );
}

/** One input of a step: read as a chip, changed by the control that fits it. */
export function ArgumentChip(props: ArgumentChipProps) {
  const { field, value, shown, assumed, isChanged, isEditable, onChange } = props;
  const [isOpen, setIsOpen] = useState(false);
  const isMany = "isMany" in field && field.isMany;
  if (!isEditable) {
    return (
      <span className={classNames(look, "border-line")} title={assumed}>
        <ChipText field={field} shown={shown} assumed={assumed} />
      </span>
    );
  }
  const change = (next: unknown) => {
    onChange(next);
    if (!isMany || field.kind === "text") setIsOpen(false);
  };
  return (
    <Popover
      label={field.label}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <button
          type="button"
          title={assumed}
          aria-label={words.plan.editArgument(field.label, shown)}
          className={classNames(
            look,
            "bg-surface hover:border-line-strong hover:bg-sunken",
            isChanged
              ? "border-accent text-accent-ink"
              : shown === ""
                ? "border-dashed text-muted"
                : "border-line",
          )}
        >
          {shown === "" ? `+ ${field.label}` : <ChipText field={field} shown={shown} assumed={assumed} />}
        </button>
      }
    >
      <ArgumentEditor field={field} value={value} onChange={change} />
      {assumed !== undefined && (
        <p className="mt-2 border-t pt-2 text-[13px] text-muted">{`${words.plan.assumed}: ${assumed}`}</p>
      )}
    </Popover>
  );
}
