import { tokenize } from "./tokens.ts";
import { nameAliases } from "./name-aliases.ts";
import { plannedNames, type NameKind } from "./planned-names.ts";
import type { KnownEntities, KnownEntity } from "./understanding.ts";

/** One thing a name can mean. `exists` is false for names of later releases. */
export type Meaning = { kind: NameKind; id: string; exists: boolean; entity?: KnownEntity };

/** Every way to write every name, without separators, with what it means. */
export type NameIndex = { names: Map<string, Meaning[]>; byLength: Map<number, string[]>; longest: number };

export function buildNameIndex(entities: KnownEntities): NameIndex {
  const names = new Map<string, Meaning[]>();
  const add = (name: string, meaning: Meaning) => {
    const key = squeeze(name);
    if (key.length < 2) return;
    const meanings = names.get(key) ?? [];
    if (meanings.some((known) => known.kind === meaning.kind && (known.id === meaning.id || !meaning.exists)))
      return;
    names.set(key, [...meanings, meaning]);
  };
  for (const [kind, list] of Object.entries(entities)) {
    for (const entity of list) addEntity(kind as NameKind, entity, add);
  }
  for (const [kind, list] of Object.entries(plannedNames)) {
    for (const id of list)
      for (const name of [id, ...(nameAliases[id] ?? [])])
        add(name, { kind: kind as NameKind, id, exists: false });
  }
  const byLength = new Map<number, string[]>();
  for (const name of names.keys()) byLength.set(name.length, [...(byLength.get(name.length) ?? []), name]);
  return { names, byLength, longest: Math.max(...[...names.keys()].map((name) => name.length)) };
}

function addEntity(kind: NameKind, entity: KnownEntity, add: (name: string, meaning: Meaning) => void): void {
  const name = kind === "model" ? catalogueName(entity) : undefined;
  const written = [entity.id, bareName(entity.id), ...entity.names, ...(name === undefined ? [] : [name])];
  const aliases = written.flatMap((name) => nameAliases[name.toLowerCase()] ?? []);
  const id = kind === "model" ? saidName(entity) : entity.id;
  for (const spelling of [...written, ...aliases]) add(spelling, { kind, id, exists: true, entity });
  const adapter = kind === "model" ? /\+([a-z0-9_-]+)(@\d+)?$/.exec(entity.id) : null;
  if (!adapter) return;
  // The newest version comes first in the list, and so is what the bare adapter name means.
  const names = [adapter[1] ?? "", ...(nameAliases[adapter[1] ?? ""] ?? [])];
  for (const name of names) add(name, { kind: "adapter", id: entity.id, exists: true, entity });
  add(`${adapter[1]}${adapter[2] ?? ""}`, { kind: "adapter", id: entity.id, exists: true, entity });
}

/** A host's own spelling of a catalogue model says less than the name people use, which every tool takes as well. */
function saidName(entity: KnownEntity): string {
  const name = catalogueName(entity);
  return name === undefined || entity.id.includes(name) ? entity.id : name;
}

/** The catalogue's name of a model however its host spells it: `ollama/phi4-mini:3.8b` is phi-4-mini. */
export function catalogueName(entity: KnownEntity): string | undefined {
  if (entity.id.includes("+")) return undefined;
  const written = squeeze(bareName(entity.id));
  return plannedNames.model?.find((name) => entity.names.includes(name) || written.startsWith(squeeze(name)));
}

/** `local/smollm2-135m` is called smollm2-135m by everyone; an adapter's address is not. */
function bareName(id: string): string {
  return id.includes("/") ? id.slice(id.indexOf("/") + 1) : id;
}

/** The letters and digits of a name alone: "Phi 4 mini" and "phi-4-mini" become one. */
export function squeeze(text: string): string {
  return tokenize(text)
    .map((token) => token.folded)
    .join("");
}
