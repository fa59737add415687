/** A blank of a prompt. */
export type PromptVariable = {
  name: string;
  description: string;
  /** Filled in when nothing is given; without one it must be given. */
  fallback?: string;
  /** For people who try it, and for its test. */
  example: string;
};

/** A text with blanks, written `{{name}}`. A change of its words is a new version. */
export type Prompt = {
  name: string;
  title: string;
  description: string;
  version: number;
  variables: readonly PromptVariable[];
  system?: string;
  text: string;
};

export type PromptLibrary = {
  name: string;
  title: string;
  description: string;
  prompts: readonly Prompt[];
};
