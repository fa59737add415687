import { z } from "zod";
import { Failure } from "./failure.ts";

/** `<provider>/<name>[:<tag>][+<adapter>[@<version>]...]`, taken apart. */
export type ModelAddress = {
  provider: string;
  /** Everything between the provider and the first `+`, the tag included. */
  name: string;
  adapters: { name: string; version?: number }[];
};

const pattern =
  /^([a-z0-9][a-z0-9_-]*)\/([A-Za-z0-9][A-Za-z0-9._:/-]*)((?:\+[a-z0-9][a-z0-9_-]*(?:@\d+)?)*)$/;

export const modelAddress = z
  .string()
  .max(300)
  .regex(pattern, "a model address looks like local/smollm2-135m or local/smollm2-135m+device-support@3");

/** Takes an address apart. Throws `invalid-input` when the text is not one. */
export function parseModelAddress(text: string): ModelAddress {
  const match = pattern.exec(text);
  if (!match) {
    throw new Failure("invalid-input", `"${text}" is not a model address`, {
      hint: "Write provider/name, for example local/smollm2-135m, local/smollm2-135m+device-support@3 or roster/device-support.",
    });
  }
  const adapters = (match[3] ?? "")
    .split("+")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", version] = part.split("@");
      return version === undefined ? { name } : { name, version: Number(version) };
    });
  return { provider: match[1] ?? "", name: match[2] ?? "", adapters };
}

export function formatModelAddress(address: ModelAddress): string {
  const adapters = address.adapters.map((adapter) =>
    adapter.version === undefined ? `+${adapter.name}` : `+${adapter.name}@${adapter.version}`,
  );
  return `${address.provider}/${address.name}${adapters.join("")}`;
}
