import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  McpError,
  ErrorCode,
} from "@modelcontextprotocol/sdk/types.js";
import { promptLibraries, promptNamed } from "#data/prompts/prompt-libraries.ts";
import { renderPrompt } from "#data/prompts/render-prompt.ts";
import { Failure } from "#domain/failure.ts";

/** Serves the prompt libraries as MCP prompts, named `<library>/<prompt>`. A system text comes before, in the same message: MCP has no such role. */
export function servePrompts(server: Server): void {
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: listed }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) => {
    try {
      const [library = "", name = ""] = params.name.split("/");
      const prompt = promptNamed(library, name);
      const text = renderPrompt(prompt, params.arguments ?? {})
        .map(({ content }) => content)
        .join("\n\n");
      return {
        description: prompt.description,
        messages: [{ role: "user" as const, content: { type: "text" as const, text } }],
      };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new McpError(ErrorCode.InvalidParams, [error.message, error.hint ?? ""].join(" ").trim());
    }
  });
}

const listed = promptLibraries.flatMap((library) =>
  library.prompts.map((prompt) => ({
    name: `${library.name}/${prompt.name}`,
    title: prompt.title,
    description: prompt.description,
    arguments: prompt.variables.map(({ name, description, fallback }) => ({
      name,
      description,
      required: fallback === undefined,
    })),
  })),
);
