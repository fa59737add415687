import { homedir } from "node:os";
import { join } from "node:path";
import { defaultSeed } from "#data/generator.ts";
import { failureText } from "#domain/failure.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { encoderSource } from "#backends/models/embedding/embedding-source.ts";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import { extractAnswer } from "#retrieval/answer/extract-answer.ts";
import { findLlamaindex, llamaindexMissing } from "#retrieval/llamaindex/llamaindex-environment.ts";
import { openLlamaindexIndex } from "#retrieval/llamaindex/llamaindex-index.ts";
import type { Pipeline, RankedPassage, RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";
import { llamaindexPipeline } from "#retrieval/pipelines/llamaindex.ts";
import { pipelines } from "#retrieval/pipelines.ts";
import { findByMeaning, findByWords } from "#retrieval/ranking/candidates.ts";
import { fuseByScore } from "#retrieval/ranking/fuse.ts";
import { openSpanCorpus, spanPrecision, spanRecall } from "./chunk-recall.ts";
import { comparePipelines, summarizeRows } from "./compare-pipelines.ts";
import { openCorpusParts } from "./corpus-parts.ts";
import { generatedCorpus } from "./generated-corpus.ts";
import { judgedPassages, judgePipelines } from "./judge-pipelines.ts";
import type { JudgedRow } from "./judge-pipeline.ts";
import { openManual, openSciFact, type OpenCorpus } from "./open-corpora.ts";
import { keepVectors } from "./vector-file.ts";

/**
 * How well passages are found and questions answered: on the generated corpus, on scientific abstracts, on a phone's manual, and
 * how well texts are cut. What was encoded is kept, so that only the first run is slow (SciFact: about half an hour of one core).
 * `node evals/retrieval/retrieval.eval.ts [generated] [scifact] [manual] [chunking] [--evals=DIR] [--cache=DIR] [--most=300] [--seed=7] [--pipelines=hybrid,vector]`
 */
async function main(): Promise<void> {
  const parts = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  const evals = option("evals") ?? "../shared/evals";
  const cache = option("cache") ?? join(homedir(), ".cache", "lathe");
  const { folder } = await ensureWeights({ cache, which: "multilingual-e5-small" });
  const encoder = await openSentenceEncoder({ folder, threads: 1 });
  const ledger = await openLedger({});
  const bench: Bench = { encoder, ledger, cache, folder: join(cache, "retrieval-eval") };
  if (wants("manual")) await judgeRanking(bench, openManual(join(evals, "emanual")), "manual");
  if (wants("chunking")) await judgeCutting(bench, join(evals, "chunking"));
  if (wants("generated")) await judgeGenerated(bench, Number(option("most") ?? 300));
  if (wants("scifact")) await judgeRanking(bench, openSciFact(join(evals, "scifact")), "scifact");
  await encoder.close();
  await ledger.close();
}

type Bench = { encoder: SentenceEncoder; ledger: Ledger; cache: string; folder: string };
type Finder = { name: string; find(query: RetrievalQuery): Promise<RankedPassage[]> };

const weights = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** Words alone, meaning alone, and both at several weights. */
async function judgeRanking(bench: Bench, corpus: OpenCorpus | undefined, name: string): Promise<void> {
  if (corpus === undefined) return console.log(`\n${name}: skipped: no evaluation data`);
  const parts = await partsOf(bench, corpus.items, name);
  const hybrid = pipelines.find((one) => one.name === "hybrid");
  const finders: Finder[] = [
    { name: "words", find: async (query) => unfused(findByWords(query, parts)) },
    { name: "meaning", find: async (query) => unfused(await findByMeaning(query, parts)) },
    ...weights.map((weight) => ({
      name: `${weight} words`,
      find: async (query: RetrievalQuery) =>
        fuseByScore([
          { reason: "words", weight, candidates: findByWords(query, parts) },
          { reason: "meaning", weight: 1 - weight, candidates: await findByMeaning(query, parts) },
        ]),
    })),
    { name: "hybrid", find: async (query) => (await hybrid?.retrieve(query, parts)) ?? [] },
  ];
  print(name, await judgeFinders(finders, parts, corpus.questions, name === "manual"), "hybrid");
}

async function judgeGenerated(bench: Bench, most: number): Promise<void> {
  const seed = Number(option("seed") ?? defaultSeed);
  const corpus = generatedCorpus(most, seed);
  await corpus.fillGraph(bench.ledger);
  const parts = await partsOf(bench, corpus.items, seed === defaultSeed ? "generated" : `generated-${seed}`);
  const chosen = option("pipelines")?.split(",");
  await using cleanup = new AsyncDisposableStack();
  const measured = [...pipelines, ...(await llamaindexIn(bench.cache, cleanup))].filter(
    ({ name }) => chosen?.includes(name) ?? true,
  );
  const finders = measured.map(({ name, retrieve }) => ({
    name,
    find: (query: RetrievalQuery) => {
      const device = corpus.deviceIn(query.text);
      return retrieve(device === undefined ? query : { ...query, device }, parts);
    },
  }));
  print("generated", await judgeFinders(finders, parts, corpus.questions, true), "hybrid");
}

/** LlamaIndex where it is installed; else it is left out, and that is said. */
async function llamaindexIn(cache: string, cleanup: AsyncDisposableStack): Promise<Pipeline[]> {
  const python = await findLlamaindex({ cache });
  if (python === undefined) {
    console.log(`llamaindex: left out: ${failureText(llamaindexMissing())}`);
    return [];
  }
  const index = cleanup.adopt(openLlamaindexIndex({ interpreter: () => python }), (opened) => opened.close());
  return [llamaindexPipeline({ index, unavailable: () => undefined })];
}

async function judgeFinders(
  finders: readonly Finder[],
  parts: RetrievalParts,
  questions: OpenCorpus["questions"],
  isAnswered: boolean,
): Promise<Map<string, JudgedRow[]>> {
  return judgePipelines({
    pipelines: finders.map(({ name }) => name),
    questions,
    async find(name, text) {
      const started = performance.now();
      const finder = finders.find((one) => one.name === name);
      const ranked = (await finder?.find({ text, limit: judgedPassages })) ?? [];
      return { ranked, seconds: (performance.now() - started) / 1000 };
    },
    answer: (question, ranked) => extractAnswer(question, isAnswered ? ranked : [], parts),
  });
}

/** How much of the right stretches the first five pieces hold, and how much of them is right. */
async function judgeCutting(bench: Bench, folder: string): Promise<void> {
  const corpus = openSpanCorpus(folder);
  if (corpus === undefined) return console.log("\nchunking: skipped: no evaluation data");
  const parts = await partsOf(bench, corpus.items, "chunking");
  const finders: Finder[] = [
    { name: "words", find: async (query) => unfused(findByWords(query, parts)) },
    ...pipelines
      .filter(({ name }) => name === "vector" || name === "hybrid")
      .map(({ name, retrieve }) => ({
        name,
        find: (query: RetrievalQuery) => retrieve(query, parts),
      })),
  ];
  const rows = new Map<string, JudgedRow[]>(finders.map(({ name }) => [name, []]));
  for (const { id, question, corpus: text, spans } of corpus.questions)
    for (const { name, find } of finders) {
      const ranked = (await find({ text: question, limit: 5 })).slice(0, 5);
      const found = ranked.flatMap(({ passage }) => {
        const span = passage.record_id === text ? corpus.pieces.get(text)?.[passage.position] : undefined;
        return span === undefined ? [] : [span];
      });
      const values = { span_recall: spanRecall(spans, found), span_precision: spanPrecision(spans, found) };
      rows.get(name)?.push({ id, cluster: id, seconds: 0, values });
    }
  print("chunking", rows);
}

function partsOf(
  { encoder, ledger, folder }: Bench,
  items: OpenCorpus["items"],
  name: string,
): Promise<RetrievalParts> {
  const source = keepVectors(encoderSource(encoder), join(folder, `${name}.vectors`));
  let next = 0;
  return openCorpusParts({
    items,
    source,
    ledger,
    onProgress(done, all) {
      if (done < next && done < all) return;
      next = done + 500;
      console.log(`${name}: ${done} of ${all} records`);
    },
  });
}

function unfused(candidates: readonly Omit<RankedPassage, "reasons">[]): RankedPassage[] {
  return candidates.slice(0, judgedPassages).map((one) => ({ ...one, reasons: [] }));
}

function print(title: string, rows: ReadonlyMap<string, readonly JudgedRow[]>, baseline?: string): void {
  console.log(`\n${title}`);
  for (const [name, own] of rows) {
    const { metrics, seconds_p50 } = summarizeRows(name, own);
    const figures = metrics.map(
      ({ metric, mean, low, high, n }) =>
        `${metric} ${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] n ${n}`,
    );
    console.log(`  ${name.padEnd(16)} ${figures.join("  ")}  p50 ${(seconds_p50 * 1000).toFixed(0)} ms`);
  }
  if (baseline === undefined) return;
  for (const one of comparePipelines(rows, baseline, "ndcg_at_10"))
    console.log(
      `  ${one.pipeline.padEnd(16)} minus ${baseline}: ${one.difference.toFixed(4)} [${one.low.toFixed(4)}, ${one.high.toFixed(4)}] p ${one.p_corrected.toFixed(4)} ${one.verdict}`,
    );
}

function option(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

await main();
