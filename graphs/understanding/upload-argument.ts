const fileName =
  /(?:[\w.-]*[\\/])*([\p{L}\p{N}][\p{L}\p{N}_.-]*\.(?:csv|tsv|jsonl|ndjson|json|parquet|xlsx?))(?![\w])/giu;
const uploadId = /\bupload-[0-9a-f]{24}\b/u;
/** "a.csv, no sorry, b.csv": the file named last is meant. */
const correction = /^[\s,.;]+(?:(?:no|sorry|wait|I mean|nein|Moment|perdón|不对|不是)[\s,.;]+)+/iu;

/** The uploaded file that a request names: by its id or its name. */
export function readUpload(text: string): string | undefined {
  const files = [...text.matchAll(fileName)];
  const meant = files.reduce<RegExpExecArray | undefined>((before, file) => {
    if (before === undefined) return file;
    const between = text.slice(before.index + before[0].length, file.index);
    return correction.test(between) ? file : before;
  }, undefined);
  return uploadId.exec(text)?.[0] ?? meant?.[1];
}

const asVersion =
  /(?:(?:new |neue |nueva )?version(?: \d+)?|\bv\d+) (?:of|von|de) ([a-z][a-z0-9-]+)|(?:to|into|a|zu) ([a-z]+(?:-[a-z]+)+) as a new version/iu;

/** "update devices with fixed.json" */
const updated =
  /(?:\b(?:update|aktualisiere?|actualiza)\s+|更新\s*)([a-z][a-z0-9-]*)(?=\s+(?:with|from|mit|aus|con)\b|\s*[，。]|$)/iu;

/** What a name does not begin with, and where it ends: the sentence, the next wish or a German verb. */
const notName =
  "(?!(?:an?|the|new|our|my|data|dataset|datensatz|csv|tsv|jsonl?|ndjson|parquet|excel|usual|attached|haben)\\b)";
const nameEnd =
  "(?=[.!,;]|$| (?:and|then|und|dann|y|luego|ablegen|speichern|importieren|anlegen|aufnehmen|einlesen|laden)\\b)";
const name = `${notName}["“'\`]?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["”'\`]?${nameEnd}`;

const asNamed = new RegExp(
  `\\b(?:as|als|como) (?:(?:a |the |ein |el )?(?:dataset|datensatz|conjunto) )?${name}`,
  "imu",
);
/** "goes to orders", "get it in under orders" */
const goesUnder = new RegExp(`\\b(?:goes (?:in )?(?:to|into|under)|in under) ${name}`, "imu");

/** The dataset that an import adds a version to, or makes: "as version 2 of devices", "as returns". */
export function readReplacedDataset(text: string): string | undefined {
  const found = asVersion.exec(text);
  const replaced = found?.[1] ?? found?.[2] ?? updated.exec(text)?.[1];
  return (replaced ?? asNamed.exec(text)?.[1] ?? goesUnder.exec(text)?.[1])?.toLowerCase();
}
