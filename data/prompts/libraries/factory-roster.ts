import type { PromptLibrary } from "#data/prompts/prompt-library.ts";

const slot = { name: "slot", description: "The slot of the roster.", example: "device-support" };

export const factoryRosterPrompts: PromptLibrary = {
  name: "factory-roster",
  title: "Factory roster",
  description:
    "Words for decisions about models in production, and the general instructions that candidates are checked with. They inform; gates and people decide.",
  prompts: [
    {
      name: "explain-verdict",
      title: "Explain a verdict",
      description: "What a comparative report says, for someone who decides.",
      version: 1,
      variables: [
        slot,
        {
          name: "report",
          description: "The report's verdict and figures.",
          example: "+37 points, 95 % interval 31 to 43, n = 280",
        },
      ],
      system:
        "State figures with their interval and n. Say plainly when two models cannot be told apart. You do not decide.",
      text: "For the slot {{slot}}:\n{{report}}\n\nIn three sentences: what was measured, what it shows, what it does not show.",
    },
    {
      name: "promotion-note",
      title: "Write a promotion note",
      description: "What goes with a request for promotion.",
      version: 1,
      variables: [
        slot,
        { name: "model", description: "The model proposed.", example: "local/smollm2-135m+device-support@1" },
        {
          name: "gates",
          description: "Gates with value and threshold.",
          example: "Better than the base: passed",
        },
      ],
      text: "{{model}} is proposed for {{slot}}.\nGates:\n{{gates}}\n\nWrite the note for whoever decides: what changes, on what evidence, how to go back.",
    },
    {
      name: "rollback-note",
      title: "Write a rollback note",
      description: "Why a slot goes back, and what is watched next.",
      version: 1,
      variables: [
        slot,
        {
          name: "reason",
          description: "What was seen.",
          example: "Answers took twice as long since Monday.",
        },
      ],
      text: "{{slot}} goes back to its earlier model. Seen: {{reason}}\n\nThree lines: what happened, since when, what is watched next.",
    },
    {
      name: "profile-advice",
      title: "Advise on a profile",
      description: "Which limits a slot should state.",
      version: 1,
      variables: [
        slot,
        { name: "devices", description: "Where the model runs.", example: "phones with 8 GB" },
      ],
      text: "The slot {{slot}} serves {{devices}}. Which limits of memory, answer time and lowest score should its profile state? One line each, with the reason.",
    },
    {
      name: "plain-instruction",
      title: "Give an instruction",
      description:
        "A short general instruction as a person types it: the suite instruction-following asks it, to see what a candidate has forgotten.",
      version: 1,
      variables: [
        {
          name: "instruction",
          description: "What to do, with the rule the answer must keep.",
          example: "List three animals as bullet points.",
        },
      ],
      text: "{{instruction}}",
    },
    {
      name: "question-with-rule",
      title: "Ask under a rule",
      description: "A question, then the rule its answer must keep; for the suite instruction-following.",
      version: 1,
      variables: [
        { name: "question", description: "What is asked.", example: "Is fire cold?" },
        { name: "rule", description: "What the answer must keep.", example: "Answer only yes or no." },
      ],
      text: "{{question}} {{rule}}",
    },
    {
      name: "task-on-text",
      title: "Have something done with a text",
      description: "A task, then the text it is done with; for the suite instruction-following.",
      version: 1,
      variables: [
        { name: "task", description: "What to do with the text.", example: "Translate to Spanish" },
        { name: "text", description: "The text, or the question.", example: "Hello" },
      ],
      text: "{{task}}: {{text}}",
    },
    {
      name: "describe-under-rule",
      title: "Have something described under a rule",
      description: "A subject, and the rule its description must keep; for the suite instruction-following.",
      version: 1,
      variables: [
        { name: "subject", description: "What to describe.", example: "the ocean" },
        { name: "rule", description: "What the description must keep.", example: "in one sentence" },
      ],
      text: "Describe {{subject}} {{rule}}.",
    },
  ],
};
