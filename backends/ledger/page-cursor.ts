import { Failure } from "#domain/failure.ts";

/** One page of a list; `next_cursor` is absent on the last. */
export type Page<Item> = { items: Item[]; next_cursor?: string };

/** A place in a list as opaque text. */
export function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

type KeyTypes = { text: string; number: number };
type Keys<Kinds extends readonly (keyof KeyTypes)[]> = {
  -readonly [Index in keyof Kinds]: KeyTypes[Kinds[Index]];
};

/** Throws `invalid-input` for text that `writeCursor` did not write for a list of keys of these kinds. */
export function readCursor<const Kinds extends readonly (keyof KeyTypes)[]>(
  text: string,
  kinds: Kinds,
): Keys<Kinds> {
  const position = parse(Buffer.from(text, "base64url").toString());
  const isPosition =
    Array.isArray(position) &&
    position.length === kinds.length &&
    position.every((item, index) =>
      kinds[index] === "text" ? typeof item === "string" : Number.isSafeInteger(item),
    );
  if (!isPosition) {
    throw new Failure("invalid-input", "The cursor is not one of this list", {
      hint: "Pass next_cursor of the page before, or no cursor to start again.",
    });
  }
  return position as Keys<Kinds>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The page of `rows`, which were read with a limit of one more than `limit`. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  position: (row: Row) => (string | number)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    ...(rows.length > limit && last !== undefined ? { next_cursor: writeCursor(position(last)) } : {}),
  };
}
