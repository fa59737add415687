import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { DatasetRecord } from "#domain/dataset.ts";
import type { Suite, SuiteItem } from "#domain/evaluation.ts";

/** A suite before its items are made: what it measures, and from which records. */
export type SuiteDefinition = Pick<Suite, "name" | "title" | "description" | "main_metric" | "metrics"> & {
  /** The prompts that its items are asked by, each as `library/name@version`. */
  prompts: readonly string[];
  /** The dataset whose records its items are made from; absent when it brings its own items. */
  source_dataset?: string;
  /** Pure: the same records give the same items. */
  buildItems(records: readonly DatasetRecord[]): SuiteItem[];
};

/** sha256 of the items' canonical JSON (RFC 8785), in hexadecimal. */
export function digestOf(items: readonly SuiteItem[]): string {
  return createHash("sha256")
    .update(canonicalize(items) ?? "")
    .digest("hex");
}
