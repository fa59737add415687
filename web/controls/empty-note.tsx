import type { ReactNode } from "react";

type EmptyNoteProps = { title: string; children?: ReactNode };

export function EmptyNote({ title, children }: EmptyNoteProps) {
  return (
    <div className="rounded-card border border-dashed px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="mt-1 text-muted">{children}</div>}
    </div>
  );
}
