/** Why a request is turned down; the words of the refusal follow from it. */
export type RefusalReason =
  | "out-of-scope"
  | "forbidden-write"
  | "falsify-evidence"
  | "skip-gates"
  | "self-approval"
  | "reveal-secret"
  | "edit-history"
  | "contaminate-evaluation"
  | "too-large-model"
  | "prompt-injection";

export type RefusalExample = { text: string; reason: RefusalReason; language?: "en" | "zh" | "de" | "es" };
