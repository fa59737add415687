/** An instruction with its right answer; `kind` says what it exercises. */
export type GeneralInstruction = { kind: string; instruction: string; answer: string };
