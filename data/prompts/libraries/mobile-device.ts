import type { PromptLibrary } from "#data/prompts/prompt-library.ts";

const phone = {
  name: "phone",
  description: "The phone, by its full name.",
  fallback: "this phone",
  example: "Moto Edge 40",
};

export const mobileDevicePrompts: PromptLibrary = {
  name: "mobile-device",
  title: "Mobile device",
  description: "Short answers on the phone itself: for small models with little room.",
  prompts: [
    {
      name: "quick-answer",
      title: "Answer in one sentence",
      description: "An answer that fits a small screen.",
      version: 1,
      variables: [
        phone,
        { name: "question", description: "What is asked.", example: "How do I take a screenshot?" },
      ],
      text: "On {{phone}}: {{question}} Answer in one sentence of at most twenty words.",
    },
    {
      name: "setting-to-change",
      title: "Name the setting",
      description: "The one setting that does what is wanted, as a path.",
      version: 1,
      variables: [
        phone,
        { name: "wish", description: "What the person wants.", example: "Make the text larger" },
      ],
      text: "On {{phone}} a person wants: {{wish}}. Name the setting as a path, such as Settings > Display > Font size, and nothing else.",
    },
    {
      name: "save-battery",
      title: "Save battery",
      description: "Three measures, the most useful first.",
      version: 1,
      variables: [
        phone,
        { name: "habits", description: "How the phone is used.", example: "maps all day, little video" },
      ],
      text: "{{phone}} is used like this: {{habits}}. Three measures that save battery, the most useful first, one line each.",
    },
    {
      name: "summarise-notification",
      title: "Summarise a notification",
      description: "A notification in eight words.",
      version: 1,
      variables: [
        {
          name: "notification",
          description: "The text of it.",
          example: "Your parcel will be delivered tomorrow between 9 and 11.",
        },
      ],
      text: "{{notification}}\n\nSay this in at most eight words. Keep times, amounts and names.",
    },
  ],
};
