const fileName =
  /(?:[\w.-]*[\\/])*([\p{L}\p{N}][\p{L}\p{N}_.-]*\.(?:csv|tsv|jsonl|ndjson|json|parquet|xlsx?))(?![\w])/iu;
const uploadId = /\bupload-[0-9a-f]{24}\b/u;

/** The uploaded file that a request names: by its id or its name. */
export function readUpload(text: string): string | undefined {
  return uploadId.exec(text)?.[0] ?? fileName.exec(text)?.[1];
}

const asVersion =
  /(?:new |neue |nueva )?version(?: \d+)? (?:of|von|de) ([a-z][a-z0-9-]+)|(?:to|into|a|zu) ([a-z]+(?:-[a-z]+)+) as a new version/iu;

const asNamed =
  /\b(?:as|als|como) (?:(?:a |the |ein |el )?(?:dataset|datensatz|conjunto) )?(?!(?:an?|the|new|our|my|data|dataset|datensatz|csv|tsv|jsonl?|ndjson|parquet|excel|usual)\b)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?=[.!,;]|$| (?:and|then|und|dann|y|luego)\b)/im;

/** The dataset that an import adds a version to, or makes: "as version 2 of devices", "as returns". */
export function readReplacedDataset(text: string): string | undefined {
  const found = asVersion.exec(text);
  return (found?.[1] ?? found?.[2] ?? asNamed.exec(text)?.[1])?.toLowerCase();
}
