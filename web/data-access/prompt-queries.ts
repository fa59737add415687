import { useQuery } from "@tanstack/react-query";
import { type Listing, request } from "./http-client.ts";

/** A blank of a prompt; without a fallback it must be given. */
export type PromptVariable = { name: string; description: string; fallback?: string; example: string };
export type Prompt = {
  name: string;
  title: string;
  description: string;
  version: number;
  variables: PromptVariable[];
  system?: string;
  /** With its blanks written `{{name}}`. */
  text: string;
};
export type PromptLibrary = { name: string; title: string; description: string; prompts: Prompt[] };

export const usePromptLibraries = () =>
  useQuery({
    queryKey: ["prompts"],
    queryFn: async () => (await request<Listing<PromptLibrary>>("/api/prompts")).items,
    staleTime: Infinity,
  });
