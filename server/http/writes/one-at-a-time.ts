/** Runs bodies of one key after another: what each checks still holds when it acts. */
export function oneAtATime(): <Result>(key: string, body: () => Promise<Result>) => Promise<Result> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, body) => {
    const before = tails.get(key) ?? Promise.resolve();
    const result = before.then(body);
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return result;
  };
}
