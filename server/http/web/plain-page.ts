const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#222;background:#fafafa}h1{font-size:1.3rem}code{font-family:ui-monospace,monospace;background:#eee;padding:.1em .3em;border-radius:4px}@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}code{background:#2a2a2a}}";

/** A page that needs nothing else, for when the app itself cannot be shown. Text between backticks is code. */
export function plainPage(page: { status: number; title: string; paragraphs: readonly string[] }): Response {
  const body = page.paragraphs.map((text) => `<p>${toHtml(text)}</p>`).join("\n");
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(page.title)} · Lathe</title><style>${style}</style></head>
<body><main><h1>${toHtml(page.title)}</h1>
${body}</main></body></html>
`;
  return new Response(html, {
    status: page.status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    },
  });
}

function toHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/`([^`]*)`/g, "<code>$1</code>");
}
