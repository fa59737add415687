import type { PromptLibrary } from "#data/prompts/prompt-library.ts";

const ticket = {
  name: "ticket",
  description: "What the customer wrote, as it came.",
  example: "My phone is flat before lunch although I barely touch it.",
};
const device = {
  name: "device",
  description: "The device it is about, by its full name.",
  fallback: "the device",
  example: "ThinkPad T14 Gen 4",
};

export const deviceSupportPrompts: PromptLibrary = {
  name: "device-support",
  title: "Device support",
  description: "Reading a support ticket about a device and advising the next step.",
  prompts: [
    {
      name: "categorise-ticket",
      title: "Categorise a ticket",
      description: "One category out of twelve, and nothing else.",
      version: 1,
      variables: [ticket],
      text: "{{ticket}}\n\nWhich category does this ticket belong to: power, display, audio, network, storage, performance, thermal, firmware, input, camera, security or ports? Answer with the one word.",
    },
    {
      name: "urgency-of-ticket",
      title: "Judge the urgency",
      description: "Urgency from the impact that the customer describes.",
      version: 1,
      variables: [ticket],
      text: "{{ticket}}\n\nHow urgent is this ticket, judged by its impact: low, normal, high or critical? Answer with the one word.",
    },
    {
      name: "extract-facts",
      title: "Extract device and symptom",
      description: "The facts of a ticket as JSON.",
      version: 1,
      variables: [ticket],
      text: '{{ticket}}\n\nGive the device and the symptom as JSON: {"device": "...", "symptom": "..."}.',
    },
    {
      name: "next-step",
      title: "Advise the next step",
      description: "One step that the customer can take now, and why.",
      version: 1,
      variables: [ticket, device],
      system:
        "You advise customers of {{device}}. Give one step at a time. Never advise to open a device under warranty.",
      text: "{{ticket}}\n\nWhat should the customer do next? One step in one sentence, then the reason in one sentence.",
    },
    {
      name: "reply-to-customer",
      title: "Reply to the customer",
      description: "A short reply that names the remedy found.",
      version: 1,
      variables: [
        ticket,
        device,
        { name: "remedy", description: "What solves it.", example: "Run the battery health check." },
      ],
      text: "A customer of {{device}} wrote:\n\n{{ticket}}\n\nWhat solves it: {{remedy}}\n\nWrite the reply: at most four sentences, plain words, no promise beyond the remedy.",
    },
    {
      name: "ticket-category",
      title: "Ask for the category",
      description:
        "One question about a ticket, its labels enforced while decoding: the suite device-support and the training of support adapters ask it.",
      version: 1,
      variables: [ticket],
      text: "{{ticket}}\n\nWhich category is this?",
    },
    {
      name: "ticket-urgency",
      title: "Ask for the urgency",
      description: "As ticket-category, for the urgency.",
      version: 1,
      variables: [ticket],
      text: "{{ticket}}\n\nHow urgent is this: low, normal, high or critical?",
    },
    {
      name: "ticket-facts",
      title: "Ask for device and symptom",
      description: "As ticket-category, for the facts as JSON of an enforced schema.",
      version: 1,
      variables: [ticket],
      text: "{{ticket}}\n\nGive device and symptom as JSON.",
    },
    {
      name: "ticket-next-step",
      title: "Ask for the next step",
      description: "As ticket-category, for the step to advise.",
      version: 1,
      variables: [ticket],
      text: "{{ticket}}\n\nWhat is the next step?",
    },
  ],
};
