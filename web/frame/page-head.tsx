import type { ReactNode } from "react";

type PageHeadProps = { title: string; text?: string; children?: ReactNode };

export function PageHead({ title, text, children }: PageHeadProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-3">
      <div>
        <h1 className="text-[20px] leading-tight font-semibold tracking-[-0.01em]">{title}</h1>
        {text !== undefined && <p className="mt-1 text-muted">{text}</p>}
      </div>
      {children}
    </header>
  );
}
