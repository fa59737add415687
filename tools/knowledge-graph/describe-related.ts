import type { Summary } from "#domain/card.ts";
import { capitalised } from "#domain/field-title.ts";
import { amountInWords, countInWords, listInWords } from "#domain/in-words.ts";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import { quoted, relationWords } from "#domain/relation-words.ts";
import type { Neighbour } from "#backends/graph/graph-store.ts";
import { countedKind } from "./entity-table.ts";
import { cardPathOf, walkInWords, type KnowledgePath } from "./knowledge-path.ts";

type Worked = { times: number; of: number };

export type Related = {
  entity: KnowledgeEntity;
  others: readonly { id: string; name: string }[];
  depth: number;
  /** As it was said: only what is recorded of these devices. */
  device?: string | undefined;
  kinds?: readonly string[] | undefined;
  related: readonly (Neighbour & { worked?: Worked | undefined })[];
  paths: readonly KnowledgePath[];
};

export function summarizeRelated(output: Related): Summary {
  const text =
    output.device === undefined
      ? `${sayConnected(output)}${sayWay(output)}${sayOthers(output.others)}`
      : sayOnDevices(output, output.device);
  if (output.related.length === 0) return { text };
  // Neighbours need no way: where some are among them, a table shows them all.
  const areWays =
    output.paths.length > 0 &&
    (output.device !== undefined || output.related.every(({ depth }) => depth > 1));
  return { text, card: areWays ? pathCard(output) : table(output) };
}

/** "battery problems", "“short runtime”": what the walk is about. */
const trouble = ({ entity }: Related) =>
  entity.kind === "component" ? `${entity.name} problems` : quoted(entity.name);

function sayOnDevices(output: Related, device: string): string {
  const { related, kinds = ["problem", "remedy"] } = output;
  const where = `${trouble(output)} of the ${device}`;
  if (related.length === 0)
    return `No ${listInWords(kinds).replace(" and ", " or ")} is recorded for ${where}.`;
  const remedies = related.flatMap(({ entity, worked }) =>
    worked === undefined ? [] : [{ entity, ...worked }],
  );
  if (remedies.length === 0) return `Recorded for ${where}: ${counted(related)}.`;
  const [first, ...next] = remedies.filter(({ times }) => times > 0);
  const remedyCount = countInWords(remedies.length, { one: "remedy is", many: "remedies are" });
  if (first === undefined)
    return `No ticket tells what worked for ${where}. For other devices ${remedyCount} recorded.`;
  const idle = remedies.length - 1 - next.length;
  const elsewhere =
    idle === 0
      ? ""
      : ` ${countInWords(idle, { one: "other is", many: "others are" })} recorded, but only for other devices.`;
  const best = `${quoted(first.entity.name)} worked for ${ofTickets(first)}`;
  return `For ${where}, ${best}${next.length === 0 ? "" : `, ${sayNext(next)}`}.${elsewhere}`;
}

const sayNext = (next: readonly ({ entity: { name: string } } & Worked)[]) =>
  `${listInWords(next.slice(0, 2).map(({ entity, ...worked }) => `${quoted(entity.name)} for ${ofTickets(worked)}`))}${next.length > 2 ? ` and ${next.length - 2} more for fewer` : ""}`;

const ofTickets = ({ times, of }: Worked) =>
  `${amountInWords(times)} of ${countInWords(of, { one: "ticket", many: "tickets" })}`;

function counted(related: Related["related"]): string {
  const byKind = [...Map.groupBy(related, ({ entity }) => entity.kind)];
  return listInWords(byKind.map(([kind, all]) => countedKind(kind, all.length)));
}

function sayConnected({ entity, related, depth, kinds }: Related): string {
  const asked = kinds === undefined ? "nothing" : `no ${listInWords(kinds).replace(" and ", " or ")}`;
  if (related.length === 0) return `${entity.name} is connected with ${asked}.`;
  return `${entity.name} is connected with ${counted(related)}${depth > 1 ? `, up to ${depth} steps away` : ""}.`;
}

/** The first way in words: what most records state. */
function sayWay({ paths: [path] }: Related): string {
  return path === undefined ? "" : ` ${capitalised(walkInWords(path))}.`;
}

function sayOthers(others: Related["others"]): string {
  if (others.length === 0) return "";
  const [first, second, ...rest] = others.map(({ name }) => quoted(name));
  const named = listInWords([first, second].filter((name) => name !== undefined));
  return ` The name also fits ${named}${rest.length > 0 ? ` and ${rest.length} more` : ""}.`;
}

function pathCard({ entity, device, related, paths, ...output }: Related): Summary["card"] {
  const noted = new Map(related.map((one) => [one.entity.id, noteOf(one)]));
  const about = trouble({ entity, device, related, paths, ...output });
  return {
    kind: "path",
    title: device === undefined ? `From ${entity.name}` : capitalised(`${about} of the ${device}`),
    paths: paths.map((path) => cardPathOf(path, noted.get(path.entities.at(-1)?.id ?? ""))),
    ...(related.length > paths.length ? { total: related.length } : {}),
  };
}

/** What the records say of how it ended; a support case is kept with what solved it. */
function noteOf({ worked, relation, stated_by }: Related["related"][number]): string | undefined {
  if (worked !== undefined)
    return worked.times === 0 ? "Recorded for other devices only" : `Worked for ${ofTickets(worked)}`;
  if (relation.kind !== "SOLVED_BY") return undefined;
  return `Recorded as the solution ${stated_by === 1 ? "once" : `${amountInWords(stated_by)} times`}`;
}

function table({ entity, related }: Related): Summary["card"] {
  return {
    kind: "table",
    title: `Connected with ${entity.name}`,
    columns: [
      { key: "name", label: "Name" },
      { key: "kind", label: "Kind" },
      { key: "relation", label: "Relation" },
      ...(related.some(({ depth }) => depth > 1) ? [{ key: "depth", label: "Steps", numeric: true }] : []),
      { key: "stated_by", label: "Records", numeric: true },
      { key: "record", label: "Stated by", only_in_csv: true },
      { key: "id", label: "ID", only_in_csv: true },
    ],
    rows: related.map((one) => ({
      name: one.entity.name,
      kind: one.entity.kind,
      relation: `${one.direction === "out" ? "→" : "←"} ${relationWords[one.relation.kind]}`,
      depth: one.depth,
      stated_by: one.stated_by,
      record: `${one.relation.collection}/${one.relation.record_id}`,
      id: one.entity.id,
    })),
  };
}
