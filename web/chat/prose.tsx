"use client";

import { memo } from "react";
import { Mark } from "#web/controls/marked-text.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { type Block, type Inline, parseMarkdown } from "./parse-markdown.ts";

const linkLook = "text-accent-ink underline underline-offset-[3px]";

function InlinePart({ part }: { part: Inline }) {
  const { text } = part;
  if (part.kind === "strong") return <strong className="font-semibold">{text}</strong>;
  if (part.kind === "emphasis") return <em>{text}</em>;
  if (part.kind === "code") {
    return (
      <code className="rounded-[5px] bg-sunken px-1 py-px font-mono text-[0.88em] break-words">{text}</code>
    );
  }
  if (part.kind !== "link") return text;
  if (part.href.startsWith("/"))
    return (
      <PlaceLink href={part.href} className={linkLook}>
        {text}
      </PlaceLink>
    );
  return (
    <a href={part.href} title={part.href} target="_blank" rel="noopener noreferrer" className={linkLook}>
      {text}
    </a>
  );
}

function InlineText({ content }: { content: Inline[] }) {
  return content.map((part, index) =>
    part.isMarked === true ? (
      <Mark key={index}>
        <InlinePart part={part} />
      </Mark>
    ) : (
      <InlinePart key={index} part={part} />
    ),
  );
}

function TableBlock({ block }: { block: Extract<Block, { kind: "table" }> }) {
  return (
    <div className="overflow-x-auto" tabIndex={0}>
      <table className="text-[13.5px] tabular-nums">
        <thead>
          <tr className="border-b">
            {block.head.map((cell, index) => (
              <th key={index} className="py-1 pr-6 text-left font-medium">
                <InlineText content={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index} className="border-b">
              {row.map((cell, column) => (
                <td key={column} className="py-1 pr-6">
                  <InlineText content={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className="whitespace-pre-line">
          <InlineText content={block.content} />
        </p>
      );
    case "quote":
      return (
        <blockquote className="border-l-2 pl-3 text-muted">
          <InlineText content={block.content} />
        </blockquote>
      );
    case "heading":
      return (
        <p role="heading" aria-level={4} className="pt-1 font-semibold">
          <InlineText content={block.content} />
        </p>
      );
    case "code":
      return (
        <pre
          tabIndex={0}
          className="overflow-x-auto rounded-card border bg-surface px-3 py-2 font-mono text-[13px]"
        >
          {block.text}
        </pre>
      );
    case "rule":
      return <hr />;
    case "table":
      return <TableBlock block={block} />;
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List
          className={block.isOrdered ? "list-decimal space-y-1 pl-6" : "list-disc space-y-1 pl-5"}
          {...(block.isOrdered ? { start: block.start } : {})}
        >
          {block.items.map((item, index) => (
            <li key={index}>
              <InlineText content={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

const looks = {
  answer: "space-y-3 text-[15px] leading-[1.6]",
  small: "space-y-1.5 text-[13.5px]",
};

type ProseProps = {
  text: string;
  look?: keyof typeof looks;
  /** Marks what was looked for. */
  mark?: (blocks: Block[]) => Block[];
};

/** Written answers and passages: shown as text, whatever they hold. */
export const Prose = memo(function Prose({ text, look = "answer", mark }: ProseProps) {
  const blocks = parseMarkdown(text);
  return (
    <div className={`max-w-[760px] break-words ${looks[look]}`}>
      {(mark?.(blocks) ?? blocks).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
});
