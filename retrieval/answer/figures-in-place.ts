import type { PassageLibrary } from "#retrieval/passage-library.ts";
import { linesAbout, most, nearlyAsMuch, type EvidenceLine } from "./evidence.ts";
import { quantitiesOf, unitsIn, type Quantity } from "./quantities.ts";
import { questionCoverage } from "./question-coverage.ts";

type Rarity = Pick<PassageLibrary, "rarityOf">;

/**
 * Whether every figure of a clause stands in the evidence, with its unit, and beside the words it is said of: where a clause's words
 * stand in several lines, those of its sentence tell which line is meant.
 */
export function areFiguresInPlace(
  clause: string,
  sentence: string,
  lines: readonly EvidenceLine[],
  library: Rarity,
): boolean {
  return quantitiesOf(clause).every((quantity) => {
    if (lines.some(({ identity }) => holds(identity, quantity))) return true;
    if (!lines.some(({ said }) => holds(said, quantity))) return false;
    const about = (text: string, share: number) => placeOf(quantity, text, share, { lines, library });
    return (about(clause, nearlyAsMuch) ?? about(sentence, most) ?? "here") === "here";
  });
}

/** Where the lines that a text speaks of have a figure: "elsewhere" when they give another of its kind, undefined when some do. */
function placeOf(
  quantity: Quantity,
  text: string,
  share: number,
  { lines, library }: { lines: readonly EvidenceLine[]; library: Rarity },
): "here" | "elsewhere" | undefined {
  const claimed = quantitiesOf(text);
  const words = claimed.reduce((left, { figure }) => left.replaceAll(figure, " "), text.toLowerCase());
  const meant = linesAbout(questionCoverage(words, library), lines, share);
  const isHere = meant.some(({ said }) => holds(said, quantity));
  const isElsewhere = meant.some(
    ({ said }) => !holds(said, quantity) && givesAnother(said, quantity, claimed),
  );
  if (isHere && isElsewhere) return undefined;
  return isElsewhere ? "elsewhere" : "here";
}

function holds(text: string, claimed: Quantity): boolean {
  return quantitiesOf(text).some(
    (quantity) =>
      quantity.figure === claimed.figure &&
      (claimed.unit === undefined || isInUnit(quantity, claimed.unit, text)),
  );
}

function givesAnother(text: string, claimed: Quantity, all: readonly Quantity[]): boolean {
  return quantitiesOf(text).some(
    (quantity) => isOfKind(quantity, claimed, text) && !all.some(({ figure }) => figure === quantity.figure),
  );
}

function isOfKind(quantity: Quantity, { figure, unit }: Quantity, text: string): boolean {
  if (unit !== undefined) return isInUnit(quantity, unit, text);
  return quantity.unit === undefined && isNumber(quantity.figure) === isNumber(figure);
}

/** A number of a table has its unit in the heading of its column. */
function isInUnit({ figure, unit }: Quantity, wanted: string, text: string): boolean {
  return unit === undefined ? isNumber(figure) && unitsIn(text).has(wanted) : unit === wanted;
}

function isNumber(figure: string): boolean {
  return /^[\d.]+$/.test(figure);
}
