import type { SeededRandom } from "#data/seeded-random.ts";

const slips: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
];

/** One or two slips of the finger in longer lower-case words, so that names and numbers stay legible. */
export function mistype(text: string, random: SeededRandom): string {
  const words = text.split(" ");
  const slippery = words.flatMap((word, index) => (/^[a-z]{5,}$/.test(word) ? [index] : []));
  for (const index of random.shuffle(slippery).slice(0, random.integer(1, 2))) {
    const word = words[index] ?? "";
    words[index] = random.pick(slips)(word, random.integer(1, word.length - 3));
  }
  return words.join(" ");
}
