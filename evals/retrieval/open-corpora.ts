import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectedItem } from "#backends/sync/projection.ts";
import type { JudgedQuestion } from "./judged-question.ts";

/** A corpus made elsewhere, and questions about it with the records that answer them. */
export type OpenCorpus = { name: string; items: ProjectedItem[]; questions: JudgedQuestion[] };

/** Scientific abstracts and the claims of its training split (Wadden et al. 2020, SciFact; as in BEIR). Undefined when `folder` is not there. */
export function openSciFact(folder: string): OpenCorpus | undefined {
  if (!existsSync(folder)) return undefined;
  const name = "scifact";
  const relevant = new Map<string, string[]>();
  for (const { query_id, doc_id } of readLines<{ query_id: string; doc_id: string }>(
    join(folder, "qrels.train.jsonl"),
  ))
    relevant.set(query_id, [...(relevant.get(query_id) ?? []), `${name}/${doc_id}`]);
  return {
    name,
    items: readLines<{ _id: string; title: string; text: string }>(join(folder, "corpus.jsonl")).map(
      ({ _id: id, title, text }) => itemOf(name, id, { id, title, text }),
    ),
    questions: readLines<{ _id: string; text: string }>(join(folder, "queries.train.jsonl")).map(
      ({ _id: id, text }) => ({ id, question: text, relevant: relevant.get(id) ?? [], cluster: id }),
    ),
  };
}

type Section = { section_id: string; title: string; text: string; section_hierarchy: string };

/** A phone's manual by sections, and questions each with the path of headings of its section (Nandy et al. 2021, E-Manual). */
export function openManual(folder: string): OpenCorpus | undefined {
  if (!existsSync(folder)) return undefined;
  const name = "manual";
  const sections = readLines<Section>(join(folder, "s10_sections.jsonl"));
  const titles = new Map(sections.map(({ section_id, title }) => [section_id, title.trim()]));
  const pathOf = ({ section_hierarchy }: Section) =>
    section_hierarchy
      .split(">")
      .map((id) => titles.get(id) ?? id)
      .join(">");
  const byPath = Map.groupBy(sections, pathOf);
  return {
    name,
    items: sections.map((section) =>
      itemOf(name, section.section_id, {
        id: section.section_id,
        title: pathOf(section).replaceAll(">", " › "),
        text: section.text,
      }),
    ),
    questions: readLines<{ question_id: string; question: string; section_path: string; answer: string }>(
      join(folder, "s10_50.jsonl"),
    ).flatMap(({ question_id: id, question, section_path: path, answer }) => {
      // A path that names no section cannot be judged.
      const relevant = (byPath.get(path) ?? []).map(({ section_id }) => `${name}/${section_id}`);
      return relevant.length === 0 ? [] : [{ id, question, relevant, cluster: path, answer }];
    }),
  };
}

export function readLines<Line>(file: string): Line[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

export function itemOf(
  collection: string,
  key: string,
  data: Readonly<Record<string, unknown>>,
): ProjectedItem {
  return { collection, key, version: 1, data };
}
