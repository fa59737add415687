/** A question whose answer is a checkable fact of generated records, with the records that support it. */
export type DataQuestion = {
  id: string;
  question: string;
  answer: string;
  /** The records that together hold the answer; `collection` is the dataset's name. */
  support: readonly { collection: string; record_id: string }[];
  /** How many records have to be followed, one to the next, to get there; 1 when one holds the answer by itself. */
  hops: number;
  /** What sort of question it is, such as `lookup`, `multi-hop` or `count`. */
  kind: string;
};
