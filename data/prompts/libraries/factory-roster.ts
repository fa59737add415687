import type { PromptLibrary } from "#data/prompts/prompt-library.ts";

const slot = { name: "slot", description: "The slot of the roster.", example: "device-support" };

export const factoryRosterPrompts: PromptLibrary = {
  name: "factory-roster",
  title: "Factory roster",
  description: "Words for decisions about models in production. They inform; gates and people decide.",
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
  ],
};
