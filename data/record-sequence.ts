/** Records that are made when asked for, in order or by place, and never held: iterating again makes them again. */
export type RecordSequence<Item> = Iterable<Item> & {
  count: number;
  /** The record at a place from 0, a pure function of it. */
  at(place: number): Item;
};

export function recordSequence<Item>(count: number, at: (place: number) => Item): RecordSequence<Item> {
  return {
    count,
    at,
    *[Symbol.iterator]() {
      for (let place = 0; place < count; place++) yield at(place);
    },
  };
}
