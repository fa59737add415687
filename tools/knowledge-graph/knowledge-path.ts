import { z } from "zod";
import type { CardPath } from "#domain/card.ts";
import { knowledgeEntity, knowledgeRelation } from "#domain/knowledge.ts";
import { quoted, stepWords } from "#domain/relation-words.ts";

export const statedRelation = knowledgeRelation.extend({ collection: z.string(), record_id: z.string() });
export const knowledgePath = z.object({
  entities: z.array(knowledgeEntity),
  relations: z.array(statedRelation),
});
export type KnowledgePath = z.output<typeof knowledgePath>;

/** "“short runtime” is caused by “battery”, which …": a walk in one sentence, in the direction it is walked. */
export function walkInWords({ entities, relations }: KnowledgePath): string {
  return relations
    .map((relation, index) => {
      const here = entities[index];
      const there = quoted(entities[index + 1]?.name ?? relation.to);
      const verb = stepWords(relation, here?.id ?? "");
      return index === 0
        ? `${quoted(here?.name ?? relation.from)} ${verb} ${there}`
        : `which ${verb} ${there}`;
    })
    .join(", ");
}

export function cardPathOf({ entities, relations }: KnowledgePath, note?: string): CardPath {
  return {
    entities: entities.map(({ id, kind, name }) => ({ id, kind, name })),
    steps: relations.map((relation, index) => ({
      words: stepWords(relation, entities[index]?.id ?? ""),
      collection: relation.collection,
      record_id: relation.record_id,
    })),
    ...(note === undefined ? {} : { note }),
  };
}
