import { homedir } from "node:os";
import { join } from "node:path";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import { allTools } from "#tools/catalogue.ts";
import { interpret } from "./interpret.ts";
import { trainFrom } from "./intent-model-cache.ts";
import { loadExamples } from "./load-examples.ts";
import { buildNameIndex } from "./name-index.ts";
const cache = join(homedir(), ".cache", "lathe");
const { folder } = await ensureWeights({ cache, which: "multilingual-e5-small" });
const encoder = await openSentenceEncoder({ folder, threads: 1 });
const cacheFolder = join(cache, "understanding");
const examples = await loadExamples(allTools);
const index = buildNameIndex({});
let seed = 7; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const order = examples.map((e) => ({ e, k: rnd() })).sort((a, b) => a.k - b.k).map((x) => x.e);
const t = { ok: 0, n: 0 };
const per = new Map<string, { ok: number; n: number }>();
for (let fold = 0; fold < 5; fold++) {
  const model = await trainFrom(order.filter((_, at) => at % 5 !== fold), { encoder, cacheFolder });
  for (const item of order.filter((_, at) => at % 5 === fold)) {
    const { wish } = await interpret(item.text, { encoder, model }, index);
    const w = wish as unknown as { kind: string; tools?: { tool: string }[] };
    const got = w.kind === "tools" ? w.tools!.map((s) => s.tool) : [JSON.stringify(w).slice(0, 60)];
    const refuse = item.labels[0]!.startsWith("refuse:"); const talk = item.labels[0]!.startsWith("talk:");
    const ok = refuse ? w.kind === "refuse" : talk ? w.kind !== "tools" && w.kind !== "refuse" : got.length === item.labels.length && item.labels.every((l) => got.includes(l));
    const key = item.labels.length > 1 ? "multi" : item.labels[0]!;
    const p = per.get(key) ?? { ok: 0, n: 0 }; p.n++; if (ok) p.ok++; per.set(key, p);
    t.n++; if (ok) t.ok++; else console.log(`${item.language} [${item.labels.join(">")}] got [${got.join(">")}] :: ${item.text}`);
  }
}
console.log("TOTAL", t.ok / t.n, t.n);
for (const [k, v] of [...per].sort((a, b) => a[1].ok / a[1].n - b[1].ok / b[1].n)) console.log((v.ok / v.n).toFixed(2), v.n, k);
await encoder.close();
