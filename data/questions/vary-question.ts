import type { SeededRandom } from "#data/seeded-random.ts";

const openings = [
  "Quick question: ",
  "Please tell me: ",
  "I need to know this: ",
  "Can you look this up? ",
  "Somebody asks: ",
];

/** A question as people put it: mostly as it is, now and then with an opening, or carelessly typed. */
export function varyQuestion(question: string, random: SeededRandom): string {
  const draw = random.next();
  if (draw < 0.72) return question;
  if (draw < 0.88) return `${random.pick(openings)}${question}`;
  return `${question.charAt(0).toLowerCase()}${question.slice(1).replace(/\?$/, "")}`;
}
