import { describe, expect, it } from "vitest";
import { buildChoiceTree, followForced, pickToken } from "./choice-tree.ts";

const end = 0;
const tree = buildChoiceTree([
  { choice: "apple", tokens: [5, end] },
  { choice: "apple pie", tokens: [5, 6, end] },
  { choice: "apricot", tokens: [7, 8, end] },
]);

describe("the tree of choices", () => {
  it("asks where choices part and follows the rest by itself", () => {
    expect(followForced(tree).tokens).toEqual([]);
    expect([...tree.next.keys()]).toEqual([5, 7]);
    const apricot = tree.next.get(7);
    expect(apricot && followForced(apricot)).toMatchObject({ tokens: [8, end], node: { choice: "apricot" } });
  });

  it("lets a choice end where a longer one goes on", () => {
    const apple = tree.next.get(5);
    expect([...(apple?.next.keys() ?? [])]).toEqual([end, 6]);
    expect(apple?.next.get(end)?.choice).toBe("apple");
  });

  it("takes a single choice without asking", () => {
    expect(followForced(buildChoiceTree([{ choice: "yes", tokens: [1, 2] }]))).toMatchObject({
      tokens: [1, 2],
      node: { choice: "yes" },
    });
  });
});

describe("picking a token", () => {
  const probability = (token: number): number => (token === 5 ? 0.7 : 0.1);

  it("takes the likeliest at temperature 0", () => {
    expect(pickToken([7, 5], probability, 0, () => 0.99)).toBe(5);
  });

  it("draws by likelihood at temperature 1", () => {
    expect(pickToken([7, 5], probability, 1, () => 0.8)).toBe(5);
    expect(pickToken([7, 5], probability, 1, () => 0.9)).toBe(7);
  });

  it("refuses to pick from nothing", () => {
    expect(() => pickToken([], probability, 0, () => 0)).toThrow(RangeError);
  });
});
