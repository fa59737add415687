import type { GenerateOptions } from "#data/generator.ts";
import type { DataQuestion } from "#data/questions.ts";
import { openCorpus } from "./corpus.ts";
import { deviceQuestions } from "./device-questions.ts";
import { documentQuestions } from "./document-questions.ts";
import { multiHopQuestions } from "./multi-hop-questions.ts";
import { supportQuestions } from "./support-questions.ts";
import { unanswerableQuestions } from "./unanswerable-questions.ts";

/**
 * Questions about the devices, support cases and documents that the same options generate: each with its answer, word for
 * word as a supporting record has it but for a capital letter, and the records that support it; the kind `unanswerable` has
 * neither. No two are worded alike. Holds the records meanwhile: time and memory grow with them.
 */
export function corpusQuestions(options: GenerateOptions): DataQuestion[] {
  const corpus = openCorpus(options);
  const sorts = [
    deviceQuestions,
    supportQuestions,
    documentQuestions,
    multiHopQuestions,
    unanswerableQuestions,
  ];
  const asked = new Map<string, DataQuestion>();
  for (const sort of sorts)
    for (const question of sort(corpus))
      if (!asked.has(question.question)) asked.set(question.question, question);
  return [...asked.values()];
}
