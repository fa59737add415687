import { expect } from "vitest";
import type { Failure } from "#domain/failure.ts";
import type { Gate } from "#domain/roster.ts";

/** The gates that refuse a request; each is named, and told with its value and its threshold. */
export async function failedGates(promise: Promise<unknown>): Promise<Gate[]> {
  const failure = await promise.then(
    () => expect.fail("the request passed"),
    (error: unknown) => error as Failure,
  );
  expect(failure).toMatchObject({ code: "conflict", hint: expect.any(String) as string });
  const failed = ((failure.detail?.["gates"] ?? []) as Gate[]).filter((gate) => !gate.passed);
  for (const gate of failed) {
    expect(failure.message).toContain(gate.title);
    expect(gate.value).not.toBe("");
    expect(gate.threshold).not.toBe("");
  }
  return failed;
}
