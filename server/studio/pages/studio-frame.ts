import { html, raw } from "hono/html";

export type Html = ReturnType<typeof html>;

/** The product's colours and measures, as the web app has them, for pages that need no script. */
const style = `
:root{color-scheme:light dark;--canvas:oklch(.985 .002 70);--surface:#fff;--sunken:oklch(.958 .003 70);--line:oklch(.912 .004 70);--ink:oklch(.235 .008 60);--muted:oklch(.48 .009 60);--accent:oklch(.62 .13 45);--accent-ink:oklch(.51 .125 42);--good:oklch(.48 .11 152);--wait:oklch(.5 .105 70);--bad:oklch(.51 .18 27);--run:oklch(.5 .14 252)}
@media(prefers-color-scheme:dark){:root{--canvas:oklch(.178 .005 60);--surface:oklch(.212 .005 60);--sunken:oklch(.268 .006 60);--line:oklch(.305 .007 60);--ink:oklch(.93 .004 70);--muted:oklch(.715 .008 65);--accent:oklch(.7 .125 48);--accent-ink:oklch(.765 .11 52);--good:oklch(.76 .12 155);--wait:oklch(.8 .12 80);--bad:oklch(.725 .14 25);--run:oklch(.745 .11 250)}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:14px/1.5 "Inter Variable",Inter,ui-sans-serif,system-ui,sans-serif;-webkit-font-smoothing:antialiased}
header.bar{display:flex;gap:12px;align-items:baseline;padding:12px 24px;border-bottom:1px solid var(--line);background:var(--surface)}
header.bar strong{font-weight:600}
header.bar a{margin-left:auto}
main{max-width:960px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:20px;line-height:1.35;font-weight:600;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:14px;font-weight:600;margin:0}
h3{font-size:12px;font-weight:500;color:var(--muted);margin:16px 0 4px}
p{margin:4px 0;overflow-wrap:anywhere}
a{color:var(--accent-ink);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:6px}
code,pre{font-family:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,monospace;font-size:12.5px}
code{background:var(--sunken);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--sunken);padding:12px;border-radius:8px;overflow:auto;margin:8px 0 0}
.quiet{color:var(--muted)}
.card{background:var(--surface);border:1px solid var(--line);border-radius:8px}
.runs{list-style:none;margin:24px 0 0;padding:0}
.runs li+li{border-top:1px solid var(--line)}
.runs a{display:grid;grid-template-columns:116px minmax(0,1fr) auto;gap:16px;padding:12px 16px;color:inherit;text-decoration:none}
.runs a:hover{background:var(--sunken)}
.runs .text{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.runs .figures{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.chip{display:inline-flex;gap:6px;align-items:center;font-size:12.5px;font-weight:500;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}.wait{color:var(--wait)}.run{color:var(--run)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:4px 0}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.steps{list-style:none;margin:24px 0 0;padding:0;display:grid;gap:12px}
.steps>li{padding:16px}
.steps header{display:flex;gap:12px;align-items:baseline}
.steps header .quiet{margin-left:auto;font-variant-numeric:tabular-nums}
.item{border-left:2px solid var(--line);padding-left:12px;margin:8px 0}
details{margin-top:12px}summary{cursor:pointer;color:var(--muted);min-height:28px;padding:4px 0}
.aside{margin-top:32px;padding:16px}
@media(max-width:640px){main{padding:24px 16px 48px}header.bar{padding:12px 16px}.runs a{grid-template-columns:minmax(0,1fr);gap:4px}.runs .figures{text-align:left}}
`;

/** A whole page. Its policy lets nothing be loaded or run, so what it shows cannot act either. */
export async function studioPage(page: {
  title: string;
  body: Html;
  platformAddress: string;
  status?: number;
}): Promise<Response> {
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Lathe Studio</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header class="bar">
          <strong>Lathe</strong><span class="quiet">Studio</span
          ><a href="${page.platformAddress}">Open the app</a>
        </header>
        <main>${page.body}</main>
      </body>
    </html>`;
  return new Response(String(text), {
    status: page.status ?? 200,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    },
  });
}
