/** A question and the records that answer it, as `collection/record`; none for one that the documents do not answer. */
export type JudgedQuestion = {
  id: string;
  question: string;
  relevant: readonly string[];
  /** The expected answer, where it is known. */
  answer?: string;
  /** Questions of one cluster share a record: they are not independent. */
  cluster: string;
};
