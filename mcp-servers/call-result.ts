import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { Failure, failureBody, failureText } from "#domain/failure.ts";

/** A tool's result as MCP carries it: the sentence for people, the structured result for programs. */
export function toCallResult(text: string, structured: Record<string, unknown>): CallToolResult {
  return { content: [{ type: "text", text }], structuredContent: structured };
}

/** An expected failure as data a model can act on; never a stack. */
export function toFailedResult(failure: Failure): CallToolResult {
  const body = failure.toBody();
  return {
    isError: true,
    content: [{ type: "text", text: failureText(body) }],
    _meta: { "lathe/error": body },
  };
}

/** The structured result of a call; throws the `Failure` it carried. */
export function fromCallResult(result: CallToolResult): Record<string, unknown> {
  if (result.isError !== true) return result.structuredContent ?? {};
  const body = failureBody.safeParse(result._meta?.["lathe/error"]);
  if (!body.success) {
    const text = result.content.map((item) => (item.type === "text" ? item.text : "")).join(" ");
    throw new Failure("internal", text === "" ? "The tool failed without a reason" : text);
  }
  const { code, message, hint, detail } = body.data;
  throw new Failure(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
  });
}
