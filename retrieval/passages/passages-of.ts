import { Failure } from "#domain/failure.ts";
import type { Passage } from "#domain/passage.ts";
import { itemName, type ProjectedItem } from "#backends/sync/projection.ts";
import { cutText, defaultCutSizes, type CutSizes, type Piece } from "./cut-text.ts";
import { recordText } from "./record-text.ts";

/** Of one record: more is a book, to be imported as several records. */
const mostPassages = 2_000;

/** Names the way of cutting, for stores that keep what it made: another way makes other passages of the same record. */
export function passageGeneration(sizes: CutSizes = defaultCutSizes): string {
  return `passages 2: ${sizes.leastWords}-${sizes.mostWords}, ${sizes.overlapWords ?? 0}`;
}

/** The passages of a record in reading order; none when it holds no text or is gone. Throws `too-large` for more than 2,000. */
export function passagesOf(item: ProjectedItem, sizes: CutSizes = defaultCutSizes): Passage[] {
  if (item.data === undefined) return [];
  const { title, text, metadata } = recordText(item.collection, item.data);
  const pieces = cutText(text, sizes);
  if (pieces.length > mostPassages)
    throw new Failure(
      "too-large",
      `${itemName(item)} has ${pieces.length} passages; at most ${mostPassages} are taken`,
      {
        hint: "Divide its text among several records.",
      },
    );
  return pieces.map((piece, position) => ({
    id: `${itemName(item)}#${position}`,
    collection: item.collection,
    record_id: item.key,
    position,
    title: titleOf(title, piece),
    text: piece.text,
    metadata,
  }));
}

/** The record's title, then the headings above the piece: "Battery care › Storage". */
function titleOf(title: string, { headings }: Piece): string {
  const below = headings.filter((heading) => heading.trim() !== title);
  return [title, ...below].filter((part) => part !== "").join(" › ");
}
