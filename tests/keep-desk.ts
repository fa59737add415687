import { afterAll, beforeAll, expect } from "vitest";

/**
 * Opens a desk before the tests of a file and closes it after them; what it is asked for is that of the open one. A bug
 * that was reported meanwhile fails the file.
 */
export function keepDesk<Desk extends object & AsyncDisposable>(
  open: (bugs: unknown[]) => Promise<Desk>,
): Desk {
  const bugs: unknown[] = [];
  let opened: Desk | undefined;
  beforeAll(async () => {
    opened = await open(bugs);
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
    expect(bugs).toEqual([]);
  });
  return new Proxy({} as Desk, {
    get(_target, name) {
      if (opened === undefined) throw new Error("the desk opens before the first test");
      return Reflect.get(opened, name) as unknown;
    },
  });
}
