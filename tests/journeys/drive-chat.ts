import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";

/** Long enough for the slowest state on busy cores; nothing is measured by it. */
export const patience = 120_000;

/** Writes a request and sends it, as a person does, once the run before has ended. */
export async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Send" }).waitFor({ timeout: patience });
  const field = page.getByRole("textbox", { name: "Message" });
  await field.fill(text);
  await field.press("Enter");
}

export async function startConversation(page: Page): Promise<void> {
  await page.getByRole("link", { name: "New conversation" }).first().click();
  await page.getByRole("heading", { name: "What shall we make?" }).waitFor();
}

export const card = (page: Page, kind: "Plan" | "Job" | "Report" | "Question" | "Not done", title = "") =>
  page.getByRole("article", { name: new RegExp(`^${kind}: .*${title}`) });

export const stepOf = (plan: Locator, number: number) =>
  plan
    .getByRole("list", { name: "Steps" })
    .locator("> li")
    .nth(number - 1);

/** Waits until a card's state is `state`. */
export const waitForState = (shown: Locator, state: string) =>
  shown.locator("header").getByText(state, { exact: true }).waitFor({ timeout: patience });

const chip = (step: Locator, name: string) =>
  step.getByRole("button", { name: new RegExp(`^${name}: .*\\. Change$`) });

async function openChip(step: Locator, name: string): Promise<Locator> {
  await chip(step, name).click();
  return step.page().getByRole("dialog", { name });
}

/** Changes a number of a step through its chip. */
export async function changeNumber(step: Locator, name: string, value: number): Promise<void> {
  const editor = await openChip(step, name);
  await editor.getByRole("textbox", { name }).fill(String(value));
  await editor.getByRole("button", { name: "Apply" }).click();
  await step.getByRole("button", { name: `${name}: ${value}. Change` }).waitFor();
}

/** Chooses another entity for an input of a step through its chip. */
export async function changeChoice(step: Locator, name: string, value: string): Promise<void> {
  const editor = await openChip(step, name);
  await editor.getByRole("option", { name: value }).click();
  await step.getByRole("button", { name: `${name}: ${value}. Change` }).waitFor();
}

/** Leaves only the reference to an earlier step in an input that takes several models. */
export async function keepOnlyReference(step: Locator, name: string): Promise<void> {
  const editor = await openChip(step, name);
  await editor.getByRole("listbox").waitFor();
  for (const option of await editor.getByRole("option", { selected: true }).all()) await option.click();
  await step.page().keyboard.press("Escape");
  await editor.waitFor({ state: "hidden" });
  expect(await chip(step, name).getAttribute("aria-label")).toMatch(/: from step \d+\. Change$/);
}
