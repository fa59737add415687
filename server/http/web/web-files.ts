import { readFile, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { contentPolicy } from "./content-policy.ts";

export type WebFile = {
  bytes: Uint8Array<ArrayBuffer>;
  /** Absent where packing gains nothing. */
  packed: Uint8Array<ArrayBuffer> | undefined;
  type: string;
  tag: string;
  /** Of a page. */
  policy: string | undefined;
};

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
};

const pack = promisify(gzip);

/** The built app's files, each read once and again when it has changed on disk. */
export function openWebFiles(folder: string): { find(path: string): Promise<WebFile | undefined> } {
  const root = resolve(folder);
  const known = new Map<string, WebFile>();
  return {
    async find(path) {
      const name = join(root, path);
      if (path.includes("\0") || !(name === root || name.startsWith(root + sep))) return undefined;
      const status = await stat(name).catch(() => undefined);
      if (status === undefined || !status.isFile()) return undefined;
      const tag = `"${status.mtimeMs.toString(36)}-${status.size.toString(36)}"`;
      const held = known.get(name);
      if (held?.tag === tag) return held;
      const file = await load(name, tag);
      known.set(name, file);
      return file;
    },
  };
}

async function load(name: string, tag: string): Promise<WebFile> {
  const bytes = new Uint8Array(await readFile(name));
  const type = types[extname(name)] ?? "application/octet-stream";
  const isText = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  const isPage = extname(name) === ".html";
  return {
    bytes,
    packed: isText && bytes.length > 1024 ? new Uint8Array(await pack(bytes)) : undefined,
    type,
    tag,
    policy: isPage ? contentPolicy(new TextDecoder().decode(bytes)) : undefined,
  };
}
