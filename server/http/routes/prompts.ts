import { z } from "zod";
import { libraryNamed, promptLibraries, promptNamed } from "#data/prompts/prompt-libraries.ts";
import { defineRoute, listOf } from "#server/http/route.ts";

const variable = z.object({
  name: z.string(),
  description: z.string(),
  fallback: z.string().optional(),
  example: z.string(),
});
const prompt = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.number().int(),
  variables: z.array(variable),
  system: z.string().optional(),
  text: z.string(),
});
const library = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  prompts: z.array(prompt),
});

export const promptRoutes = [
  defineRoute({
    method: "get",
    path: "/api/prompts",
    summary: "The prompt libraries with their prompts",
    answer: listOf(library),
    handle: async () => ({ items: promptLibraries }),
  }),
  defineRoute({
    method: "get",
    path: "/api/prompts/:library",
    summary: "A prompt library",
    answer: library,
    handle: async ({ param }) => libraryNamed(param("library")),
  }),
  defineRoute({
    method: "get",
    path: "/api/prompts/:library/:name",
    summary: "A prompt, with its variables",
    answer: prompt,
    handle: async ({ param }) => promptNamed(param("library"), param("name")),
  }),
];
