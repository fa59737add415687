/** The choices as token paths; a node is a place where the model still has to decide. */
export type ChoiceNode = { next: Map<number, ChoiceNode>; choice?: string };

/** `paths`: each choice with its tokens, the end token included, so that one choice may begin another. */
export function buildChoiceTree(paths: readonly { choice: string; tokens: readonly number[] }[]): ChoiceNode {
  const root: ChoiceNode = { next: new Map() };
  for (const { choice, tokens } of paths) {
    let node = root;
    for (const token of tokens) {
      const known = node.next.get(token);
      const following: ChoiceNode = known ?? { next: new Map() };
      node.next.set(token, following);
      node = following;
    }
    node.choice ??= choice;
  }
  return root;
}

/** Follows the path as long as there is only one: these tokens need no model. */
export function followForced(node: ChoiceNode): { tokens: number[]; node: ChoiceNode } {
  const tokens: number[] = [];
  let current = node;
  while (current.next.size === 1) {
    for (const [token, following] of current.next) {
      tokens.push(token);
      current = following;
    }
  }
  return { tokens, node: current };
}

/** The likeliest token of those allowed; with a temperature, one drawn by likelihood (`random` gives numbers in 0..1). */
export function pickToken(
  allowed: readonly number[],
  probability: (token: number) => number,
  temperature: number,
  random: () => number,
): number {
  const rated = allowed
    .map((token) => ({ token, weight: probability(token) }))
    .toSorted((left, right) => right.weight - left.weight);
  const best = rated[0];
  if (!best) throw new RangeError("there is no token to pick from");
  if (temperature === 0 || best.weight === 0) return best.token;
  const weights = rated.map(({ weight }) => (weight / best.weight) ** (1 / temperature));
  let mark = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    mark -= weight;
    if (mark <= 0) return rated[index]?.token ?? best.token;
  }
  return best.token;
}
