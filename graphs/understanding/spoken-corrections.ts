/** Sounds between the words of somebody who thinks while speaking. */
const hesitation = /,\s+(?:u[hm]+|er+m?|äh+m?|ehm|eh),/giu;

/** "The speaker, no, the microphone": what stands before the correction was not meant. */
const corrected =
  /(?:\b(?:the|an?|der|die|das|den|el|la)\s+)?[^\s,]+(?:\s[^\s,]+){0,2},\s*(?:no|nein|perdón|sorry|wait|I mean)\b(?:[,\s]+(?:no|sorry|wait|I mean|ich meine|digo))*,?\s+(?=(?:the|an?|der|die|das|den|el|la)\s)/iu;

/** A text without what its speaker took back. */
export function withoutCorrected(text: string): string {
  return text
    .replaceAll(hesitation, "")
    .replaceAll(/\b(the|an?|der|die|das|el|la),?\s+\1\b/giu, "$1")
    .replace(corrected, (stretch) => {
      const article = /\b(?:the|an?|der|die|das|den|el|la)\s+(?=[^,]*,)/giu;
      const last = [...stretch.matchAll(article)].at(-1);
      return last === undefined ? "" : stretch.slice(0, last.index);
    });
}
