/** What the embedded API's own modules need of the platform. */
export type StudioHandover = {
  /** A fresh graph by its name: the API puts its own checkpointer into each it is given. */
  graph(name: string): object;
  /** Only our guard knows it, so nobody can go past it to the API's own port. */
  key: string;
};

/**
 * The API imports its graph and auth modules by file path, and a test runner loads those paths a second time: what is
 * handed over stands on the process, not in a module.
 */
const handoverKey: unique symbol = Symbol.for("lathe.studio.handover");
const place = globalThis as { [handoverKey]?: StudioHandover };

export function handOver(handover: StudioHandover | undefined): void {
  if (handover === undefined) delete place[handoverKey];
  else place[handoverKey] = handover;
}

export function handedOver(): StudioHandover | undefined {
  return place[handoverKey];
}
