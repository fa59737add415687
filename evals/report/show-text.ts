/** Controls, direction marks and overrides, zero-width characters, line and paragraph separators. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Untrusted text with characters that steer a screen rather than show written out as `\u{202e}`, so that what is read is
 * what is there. Line ends and tabs stay.
 */
export function showText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(steering, (character) =>
      character === "\n" || character === "\t"
        ? character
        : `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
    );
}
