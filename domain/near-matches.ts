/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each one. */
export function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The names most like `text`, nearest first: those that contain it (or are contained), or differ in at most a third of their letters. */
export function nearMatches(text: string, names: readonly string[], most = 3): string[] {
  const wanted = fold(text);
  const rated = [...new Set(names)].flatMap((name) => {
    const folded = fold(name);
    const contained = wanted.length >= 3 && (folded.includes(wanted) || wanted.includes(folded));
    const distance = editDistance(wanted.slice(0, 80), folded.slice(0, 80));
    return contained || distance <= Math.max(folded.length, wanted.length) / 3
      ? [{ name, distance: contained ? 0.5 : distance }]
      : [];
  });
  return rated
    .sort((left, right) => left.distance - right.distance)
    .slice(0, most)
    .map(({ name }) => name);
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
