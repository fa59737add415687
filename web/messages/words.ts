import { en, type Messages } from "./en.ts";

export const words: Messages = en;
export const locale = "en-GB";
