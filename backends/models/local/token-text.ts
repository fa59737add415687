/** Text from tokens as they come; a character cut in two waits for its other half. */
export function createTokenText(detokenize: (tokens: number[], before: number[]) => string) {
  const before: number[] = [];
  let pending: number[] = [];
  const take = (): string => {
    const text = detokenize(pending, before.slice(-contextTokens));
    before.push(...pending);
    pending = [];
    return text;
  };
  return {
    push(token: number): string {
      pending.push(token);
      const isCut =
        pending.length < longestCharacter &&
        detokenize(pending, before.slice(-contextTokens)).endsWith("\u{FFFD}");
      return isCut ? "" : take();
    },
    flush: (): string => (pending.length === 0 ? "" : take()),
  };
}

/** Tokens before that decide about spaces. */
const contextTokens = 4;
/** A character has at most four bytes, each perhaps a token of its own. */
const longestCharacter = 4;
