/** Talk about the conversation itself, which calls no tool. */
export type TalkExample = {
  text: string;
  kind: "greeting" | "thanks" | "help" | "go" | "cancel" | "correction";
  language?: "en" | "zh" | "de" | "es";
};
