import { describe, expect, it } from "vitest";
import { buildReport } from "./build-report.ts";
import { renderCsv } from "./render-csv.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { joinReportItems } from "./report-items.ts";
import { sampleBase, sampleCandidate, sampleModel, sampleSuites } from "./sample-evaluations.ts";

const models = [
  sampleModel(sampleCandidate, { main: 0.8, regression: 0.5 }, 1),
  sampleModel(sampleBase, { main: 0.4, regression: 0.5 }, 2),
];
const report = buildReport({
  id: "r-1",
  candidate: sampleCandidate,
  baseline: sampleBase,
  models,
  suites: sampleSuites,
  overlap: { checked: 1840, near_duplicates: 2 },
  created_at: "2026-02-02T11:00:00.000Z",
});
const items = joinReportItems(models);

/** The items with a hostile answer of the candidate to one that it and the base scored differently. */
function withOutput(output: string) {
  const index = items.findIndex(
    ({ answers }) => answers[sampleCandidate]?.score !== answers[sampleBase]?.score,
  );
  return items.map((item, at) =>
    at === index
      ? { ...item, answers: { ...item.answers, [sampleCandidate]: { output, score: 0.5, seconds: 1 } } }
      : item,
  );
}

describe("joinReportItems", () => {
  it("puts every model's answer to an item side by side, in order of suite, task and number", () => {
    expect(items).toHaveLength(300);
    expect(items.slice(0, 3).map(({ item_id }) => item_id)).toEqual([
      "category-1",
      "category-2",
      "category-3",
    ]);
    expect(items.at(-1)).toMatchObject({ suite: "instruction-following", item_id: "constraint-60" });
    for (const item of items) expect(Object.keys(item.answers)).toEqual([sampleCandidate, sampleBase]);
  });
});

describe("renderHtml", () => {
  const html = renderHtml(report, items);

  it("says the verdict, every difference, every item and every digest", () => {
    expect(html).toContain("<code>device-support@3</code> beats the base on category accuracy by");
    expect(html.match(/<svg class="/g)).toHaveLength(report.differences.length);
    expect(html.match(/<details class="item">/g)).toHaveLength(300);
    for (const made of report.provenance) {
      expect(html).toContain(made.suite_digest);
      expect(html).toContain(`<dt>Prompts</dt><dd>${made.prompts?.[0]}</dd>`);
    }
    expect(html).toContain("2 of 1,840 training examples are near-duplicates of test items");
  });

  it("asks nothing of the network and runs nothing", () => {
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(html).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|https?:|\son\w+=/i);
  });

  it("shows what a model wrote, and lets none of it be markup", () => {
    const hostile = `</pre><script>alert(1)</script><img src=x onerror="steal()"> & 'quoted'`;
    const page = renderHtml(report, withOutput(hostile));
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain(
      "&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;steal()&quot;&gt; &amp; &#39;quoted&#39;",
    );
  });

  it("writes out characters that would turn text round or hide it", () => {
    const page = renderHtml(report, withOutput("safe\u202Etxt.exe\u0007\u200B end"));
    expect(page).toContain("safe\\u{202e}txt.exe\\u{7}\\u{200b} end");
  });

  it("escapes names as well as outputs", () => {
    const page = renderHtml(
      { ...report, title: "<b>x</b>", models: report.models.map((model) => ({ ...model, label: "<i>y" })) },
      [],
    );
    expect(page).not.toMatch(/<b>x|<i>y/);
  });

  it("draws not distinguishable in grey, never in green", () => {
    const [first] = report.differences;
    const grey = first ? [{ ...first, verdict: "not-distinguishable" as const }] : [];
    const page = renderHtml({ ...report, verdict: "not-distinguishable", differences: grey }, []);
    expect(page).not.toMatch(/class="(chip )?better"/);
    expect(page).toContain('<span class="chip not-distinguishable">');
  });

  it("marks an empty answer as empty", () => {
    expect(renderHtml(report, withOutput(""))).toContain('<pre class="empty">empty answer</pre>');
  });
});

describe("renderMarkdown", () => {
  it("tells verdict, differences, provenance and the items scored differently", () => {
    const text = renderMarkdown(report, items);
    expect(text).toMatch(
      /^# device-support@3 against its base on Device support\n\n\*\*Better\.\*\* `device-support@3` beats the base/,
    );
    expect(text.match(/^\| (Category|Urgency|Constraint) accuracy \|/gm)).toHaveLength(3);
    expect(text).toContain("| `device-support/ticket-category@1` |");
    const apart = items.filter(
      ({ answers }) => answers[sampleCandidate]?.score !== answers[sampleBase]?.score,
    );
    expect(text.match(/^### /gm)).toHaveLength(apart.length);
  });

  it("keeps an answer within its block whatever fences it holds", () => {
    const text = renderMarkdown(report, withOutput("```\n# not a heading\n````\n<script>"));
    expect(text).toContain("\n`````text\n```\n# not a heading\n````\n<script>\n`````");
  });

  it("lets a title hold no markup and break no table", () => {
    const title = "a | b <img src=x> [link](http://x) *bold*";
    const differences = report.differences.map((one) => ({ ...one, metric_title: title }));
    const text = renderMarkdown({ ...report, title, differences }, []);
    expect(text).toContain("# a \\| b \\<img src=x\\> \\[link\\](http://x) \\*bold\\*");
  });
});

describe("renderCsv", () => {
  it("gives one line an item with every model's score and output", () => {
    const lines = renderCsv(report, items).split("\r\n");
    expect(lines[0]).toBe(
      `suite,task,item_id,cluster,prompt,expected,${[sampleCandidate, sampleBase].flatMap((model) => [`${model} score`, `${model} seconds`, `${model} output`]).join(",")}`,
    );
    expect(lines).toHaveLength(302);
    expect(lines[1]).toContain("device-support,category,category-1,family-0,Ticket 1:");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1"])(
    "guards %j against being run as a formula",
    (output) => {
      const csv = renderCsv(report, withOutput(output));
      expect(csv).toContain(`'${output}`);
    },
  );

  it("quotes separators, quotes and line ends", () => {
    expect(renderCsv(report, withOutput('a,"b"\nc'))).toContain('"a,""b""\nc"');
  });

  it("leaves cells empty for what a model did not answer", () => {
    const [first] = items;
    const only = first
      ? [{ ...first, answers: { [sampleBase]: { output: "x", score: 1, seconds: 0.5 } } }]
      : [];
    expect(renderCsv(report, only).split("\r\n")[1]).toMatch(/,,,,1,0\.5,x$/);
  });
});

describe("renderJson", () => {
  it("reads back as the report and its items", () => {
    expect(JSON.parse(renderJson(report, items))).toEqual({ ...report, items });
  });
});
