import type { PromptLibrary } from "#data/prompts/prompt-library.ts";

const message = {
  name: "message",
  description: "What the customer wrote.",
  example: "I have been waiting for two weeks and nobody answers.",
};

export const customerServicePrompts: PromptLibrary = {
  name: "customer-service",
  title: "Customer service",
  description: "Answering customers where they stand: tone, next contact, hand-over.",
  prompts: [
    {
      name: "answer-in-tone",
      title: "Answer in the right tone",
      description: "A reply that fits the customer's mood.",
      version: 1,
      variables: [
        message,
        {
          name: "stage",
          description: "Where the customer stands.",
          fallback: "support",
          example: "onboarding",
        },
      ],
      system: "You answer customers. Be brief and exact. Never blame, never promise what was not decided.",
      text: "Stage: {{stage}}\n\n{{message}}\n\nWrite the reply in at most five sentences.",
    },
    {
      name: "mood-of-message",
      title: "Read the mood",
      description: "One word for the customer's mood.",
      version: 1,
      variables: [message],
      text: "{{message}}\n\nIs this customer satisfied, neutral, worried or angry? Answer with the one word.",
    },
    {
      name: "hand-over",
      title: "Hand over to a colleague",
      description: "What a colleague must know, in four lines.",
      version: 1,
      variables: [
        {
          name: "conversation",
          description: "What was said so far.",
          example: "Customer: it is dead. Agent: since when?",
        },
      ],
      text: "{{conversation}}\n\nHand this over in four lines: who, what happened, what was tried, what was promised. Write `nothing` where it is so.",
    },
    {
      name: "next-contact",
      title: "Plan the next contact",
      description: "When and how to come back to the customer.",
      version: 1,
      variables: [
        message,
        { name: "outcome", description: "What was agreed.", example: "A replacement is on its way." },
      ],
      text: "{{message}}\n\nAgreed: {{outcome}}\n\nWhen should we contact the customer next, by which channel, and with which first sentence?",
    },
  ],
};
