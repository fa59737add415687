import { Failure } from "#domain/failure.ts";

const deepest = 64;

/**
 * JSON from outside as a value that can be stored and hashed: halves of a character become U+FFFD, and what is nested deeper
 * than anything we mean is refused before something recurses into it. Throws `invalid-input`.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) {
    throw new Failure("invalid-input", `The body is nested deeper than ${deepest} levels`, {
      hint: "Send it flatter.",
    });
  }
  const value = parse(text);
  return /\\u[dD][89a-fA-F]/.test(text) ? wellFormed(value) : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure("invalid-input", "The body is not JSON", {
      hint: "Send one JSON value, in UTF-8, with Content-Type: application/json.",
    });
  }
}

/** Counts brackets outside strings; a short body cannot be deep. */
function isTooDeep(text: string): boolean {
  if (text.length <= deepest) return false;
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) isInString = !isInString;
    else if (isInString) index += code === 0x5c ? 1 : 0;
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item)]),
  );
}
