/** Two texts are near-duplicates above this Jaccard similarity of their word 3-shingles. */
export const nearDuplicateThreshold = 0.8;

/** The text's runs of three words, lower-cased, without punctuation; shorter texts are one shingle. */
export function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return new Set(words.length === 0 ? [] : [words.join(" ")]);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 && right.size === 0) return 1;
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / (left.size + right.size - shared);
}

/**
 * Texts by shingle, so that only texts which share one of a few shingles are compared: exact, unlike MinHash. Sets with a
 * similarity above t share a shingle among the first `size - ceil(t * size) + 1` of either in one fixed order (prefix
 * filtering: Chaudhuri, Ganti, Kaushik 2006). The order is that of a hash, which spreads common phrases evenly.
 */
export type ShingleIndex = { byShingle: Map<string, number[]>; sets: Set<string>[] };

export function emptyShingleIndex(): ShingleIndex {
  return { byShingle: new Map(), sets: [] };
}

/** 32-bit FNV-1a. */
function orderOf(shingle: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < shingle.length; place++)
    hash = Math.imul(hash ^ shingle.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

function prefixOf(shingles: ReadonlySet<string>): string[] {
  const length = shingles.size - Math.ceil(nearDuplicateThreshold * shingles.size) + 1;
  return [...shingles]
    .map((shingle) => ({ shingle, order: orderOf(shingle) }))
    .toSorted((left, right) => left.order - right.order || (left.shingle < right.shingle ? -1 : 1))
    .slice(0, length)
    .map(({ shingle }) => shingle);
}

/**
 * Whether the similarity is above the threshold. Sets of too different sizes cannot be similar enough, whatever they hold; and
 * of two others most are told apart before all is compared: as many shingles are missing as may be missing at most.
 */
function areNear(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  if (small.size < nearDuplicateThreshold * large.size) return false;
  const needed = (nearDuplicateThreshold / (1 + nearDuplicateThreshold)) * (small.size + large.size);
  const mayMiss = Math.ceil(small.size - needed);
  let missing = 0;
  for (const shingle of small) if (!large.has(shingle) && ++missing > mayMiss) return false;
  const shared = small.size - missing;
  return shared / (left.size + right.size - shared) > nearDuplicateThreshold;
}

/** The place of an indexed text that is a near-duplicate of `text`, if there is one. */
export function findNearDuplicate(index: ShingleIndex, text: string): number | undefined {
  const shingles = shinglesOf(text);
  const seen = new Set<number>();
  for (const shingle of prefixOf(shingles)) {
    for (const place of index.byShingle.get(shingle) ?? []) {
      if (seen.has(place)) continue;
      seen.add(place);
      if (areNear(shingles, index.sets[place] ?? new Set())) return place;
    }
  }
  return undefined;
}

export function addToIndex(index: ShingleIndex, text: string): void {
  const shingles = shinglesOf(text);
  const place = index.sets.push(shingles) - 1;
  for (const shingle of prefixOf(shingles)) {
    const places = index.byShingle.get(shingle);
    if (places) places.push(place);
    else index.byShingle.set(shingle, [place]);
  }
}

/** Items without those whose text nearly repeats an earlier item's of the same group. */
export function distinctTexts<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  groupOf: (item: Item) => string,
): Item[] {
  const indexes = new Map<string, ShingleIndex>();
  return items.filter((item) => {
    const group = groupOf(item);
    const index = indexes.get(group) ?? emptyShingleIndex();
    indexes.set(group, index);
    if (findNearDuplicate(index, textOf(item)) !== undefined) return false;
    addToIndex(index, textOf(item));
    return true;
  });
}

export type AcrossPair = { training: string; test: string };

/** Pairs of a training text and a test text that are near-duplicates, by id: each training text with its first match. */
export function findNearDuplicatesAcross(
  training: readonly { id: string; text: string }[],
  test: readonly { id: string; text: string }[],
): AcrossPair[] {
  const index = emptyShingleIndex();
  for (const item of test) addToIndex(index, item.text);
  return training.flatMap((item) => {
    const place = findNearDuplicate(index, item.text);
    const match = place === undefined ? undefined : test[place];
    return match ? [{ training: item.id, test: match.id }] : [];
  });
}
