import type { Passage } from "#domain/passage.ts";

export type CitedSentence = {
  text: string;
  /** Numbers of the passages that say so. */
  citations: number[];
};

/** What the documents say to a question, sentence by sentence with the passages that say it. */
export type CitedAnswer = {
  /** False: the documents hold no answer, and `sentences` is empty. */
  is_supported: boolean;
  sentences: CitedSentence[];
  /** Those cited; without support, the nearest ones. Numbers count from 1. */
  passages: { number: number; passage: Passage; score: number }[];
  /** Address of the model whose words these are; null: the sentences are the documents' own. */
  written_by: string | null;
  /** Sentences of the model that its passages do not support, and that are not stated therefore. */
  left_out: number;
  /** Of the model that wrote; 0 when none did. */
  usage: { prompt_tokens: number; completion_tokens: number };
};
