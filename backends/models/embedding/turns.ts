/** Work that is done one at a time. */
export type Turns = {
  take<Result>(work: () => Promise<Result>): Promise<Result>;
  /** As `take`, but waits until nobody is `hurried`. */
  takeLater<Result>(work: () => Promise<Result>): Promise<Result>;
  /** While this goes on, no turn is given to what was taken for later. */
  hurried<Result>(work: () => Promise<Result>): Promise<Result>;
};

type Waiting = { start: () => Promise<void>; isLater: boolean };

export function createTurns(): Turns {
  const queue: Waiting[] = [];
  let isTaken = false;
  let hurrying = 0;
  const next = (): void => {
    if (isTaken) return;
    const place = queue.findIndex(({ isLater }) => !isLater || hurrying === 0);
    const [chosen] = place === -1 ? [] : queue.splice(place, 1);
    if (chosen === undefined) return;
    isTaken = true;
    void chosen.start().finally(() => {
      isTaken = false;
      next();
    });
  };
  const waitFor = <Result>(work: () => Promise<Result>, isLater: boolean): Promise<Result> => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    queue.push({ isLater, start: () => work().then(resolve, reject) });
    next();
    return promise;
  };
  return {
    take: (work) => waitFor(work, false),
    takeLater: (work) => waitFor(work, true),
    async hurried(work) {
      hurrying += 1;
      try {
        return await work();
      } finally {
        hurrying -= 1;
        next();
      }
    },
  };
}
