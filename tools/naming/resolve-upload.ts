import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { Upload } from "#domain/upload.ts";
import { listUploads, readUpload } from "#backends/uploads/store-upload.ts";
import type { Platform } from "#tools/platform.ts";

/** Where uploaded files are kept. */
export const uploadsFolder = ({ home }: Pick<Platform, "home">): string => join(home, "uploads");

/** The upload that an id or a file's name means; of a name, the newest. Throws `not-found` with the near matches. */
export async function resolveUpload(platform: Pick<Platform, "home">, text: string): Promise<Upload> {
  const folder = uploadsFolder(platform);
  const found = await readUpload(folder, text.trim());
  if (found) return found;
  const all = await listUploads(folder);
  const wanted = text.trim().split(/[/\\]/).at(-1)?.toLowerCase();
  const named = all.find((item) => item.file_name.toLowerCase() === wanted);
  if (named) return named;
  const near = nearMatches(
    wanted ?? "",
    all.map((item) => item.file_name),
  );
  throw new Failure("not-found", `No uploaded file is called "${text.slice(0, 100)}"`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : "Upload the file first: drop it on the data page, or send it to POST /api/datasets.",
  });
}
