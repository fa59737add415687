/** An agent is data: who it is, which servers it may use, and what it is told. */
export type Specialist = {
  name: string;
  /** As people read it beside what it does: "Retrieval is working". */
  title: string;
  /** When to hand it something; the hand-off's description. */
  purpose: string;
  servers: readonly string[];
  prompt: string;
};
