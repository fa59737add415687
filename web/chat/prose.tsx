"use client";

import { Fragment, memo } from "react";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { type Block, type Inline, parseMarkdown } from "./parse-markdown.ts";

function InlineText({ content }: { content: Inline[] }) {
  return content.map((part, index) => {
    if (part.kind === "strong")
      return (
        <strong key={index} className="font-semibold">
          {part.text}
        </strong>
      );
    if (part.kind === "emphasis") return <em key={index}>{part.text}</em>;
    if (part.kind === "code") {
      return (
        <code key={index} className="rounded-[5px] bg-sunken px-1 py-px font-mono text-[0.88em] break-words">
          {part.text}
        </code>
      );
    }
    if (part.kind === "text") return <Fragment key={index}>{part.text}</Fragment>;
    const look = "text-accent-ink underline underline-offset-[3px]";
    if (part.href.startsWith("/"))
      return (
        <PlaceLink key={index} href={part.href} className={look}>
          {part.text}
        </PlaceLink>
      );
    return (
      <a
        key={index}
        href={part.href}
        title={part.href}
        target="_blank"
        rel="noopener noreferrer"
        className={look}
      >
        {part.text}
      </a>
    );
  });
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

/** Written answers: shown as text, whatever they hold. */
export const Prose = memo(function Prose({ text }: { text: string }) {
  return (
    <div className="max-w-[760px] space-y-3 text-[15px] leading-[1.6] break-words">
      {parseMarkdown(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
});
