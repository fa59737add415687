import type { PromptLibrary } from "#data/prompts/prompt-library.ts";

const department = { name: "department", description: "The department concerned.", example: "Procurement" };

export const businessPrompts: PromptLibrary = {
  name: "business",
  title: "Business",
  description: "Business processes: their bottlenecks, figures and changes, in plain words.",
  prompts: [
    {
      name: "summarise-process",
      title: "Summarise a process",
      description: "What a process does, who owns it and where it waits.",
      version: 1,
      variables: [
        {
          name: "process",
          description: "The process as it is described.",
          example: "Supplier onboarding in nine steps.",
        },
        { name: "sentences", description: "How many sentences.", fallback: "3", example: "2" },
      ],
      text: "{{process}}\n\nSummarise this process in {{sentences}} sentences: what it yields, who owns it, and where it waits longest.",
    },
    {
      name: "find-bottleneck",
      title: "Find the bottleneck",
      description: "The one step that holds the process up, with the figure that shows it.",
      version: 1,
      variables: [
        {
          name: "steps",
          description: "Steps with their hours.",
          example: "Check 2 h; approve 30 h; pay 1 h",
        },
      ],
      text: "Steps of a process with their hours:\n{{steps}}\n\nWhich one step holds it up? Name it, give its share of the whole time in per cent, and suggest one change.",
    },
    {
      name: "explain-figures",
      title: "Explain figures to a department",
      description: "What figures mean for the people who work with them.",
      version: 1,
      variables: [
        department,
        { name: "figures", description: "A table or list of figures.", example: "tickets: May 31, June 44" },
      ],
      system: "You explain figures to people who are no statisticians. State only what the figures show.",
      text: "For {{department}}:\n{{figures}}\n\nWhat changed, by how much, and what can not be told from these figures alone?",
    },
    {
      name: "weigh-change",
      title: "Weigh a change",
      description: "For and against a change of a process.",
      version: 1,
      variables: [
        department,
        {
          name: "change",
          description: "The change proposed.",
          example: "Approve orders below 500 dollars automatically.",
        },
      ],
      text: "{{department}} considers this change: {{change}}\n\nTwo reasons for it, two against, and one figure to measure before deciding.",
    },
  ],
};
