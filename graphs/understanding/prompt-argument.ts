import type { Reading } from "./reading.ts";

const lead =
  /^\s*(?:both\s+|to\s+|about\s+|say\s+(?:to|about|if|when)\s+|answer\s+(?:to\s+)?|respond\s+to\s+|tell\s+us\s+|reply\s+to\s+|and\s+|,|:|，|：|-|对|怎么(?:回答|说)|如何回答|回答一?下?|解释一?下?|dirían?\s+(?:a|sobre|de)\s+|contesta[rn]?\s+a?\s*|sagen\s+(?:zu|über)\s+|zu\s+|nach\s+|a\s+|sobre\s+)+/iu;
const trail =
  /[,;]?\s*(?:answers?|replies|responses|results?)?\s*(?:and (?:show|put|lay)[^.?]*|next to each other|side by side|nebeneinander|lado a lado|together)\s*[.?!]?\s*$|，?(?:并排|放在一起)[^，。]*$/iu;

/** What models are to be asked: quoted, after a colon, or what is left after the models are named. */
export function readPrompt(reading: Reading): string | undefined {
  const quoted = reading.quotes[0];
  if (quoted) return quoted.text;
  const colon = /[:：]\s*(\S.{3,})$/su.exec(reading.text);
  if (colon?.[1]) return colon[1].replace(trail, "").trim();
  const models = reading.mentions.filter((mention) =>
    mention.meanings.some(({ kind }) => kind === "model" || kind === "adapter"),
  );
  const last = models.at(-1);
  if (!last) return undefined;
  const rest = clean(reading.text.slice(last.end));
  if (rest.length >= 6) return rest;
  const first = models[0];
  const beforeThem = first
    ? clean(
        reading.text
          .slice(0, first.start)
          .replace(/^\s*(?:ask|frag\w*|pregunta\w*|问|让|give|let|have|put)\b/iu, "")
          .replace(/\s+(?:to|from|with|by|an|a|von|de|using)\s*$/iu, ""),
      )
    : "";
  return beforeThem.length >= 6 ? beforeThem : undefined;
}

function clean(text: string): string {
  return text.replace(trail, "").replace(lead, "").trim();
}
