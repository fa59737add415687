import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { card, waitForState } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());

const leaveField = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
const press = (key: string) => page.keyboard.press(key);
const plan = () => card(page, "Plan");
const focusedLabel = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

/** Presses a key until what has the focus is called `label`; a person gives up after a while. */
async function pressUntil(key: string, label: RegExp): Promise<void> {
  for (let count = 0; count < 60; count++) {
    if (label.test(await focusedLabel())) return;
    await press(key);
  }
  throw new Error(`${key} did not lead to ${String(label)}; the focus is on ${await focusedLabel()}`);
}

test("a request is written and a small plan approved with the keyboard alone", async () => {
  await page.getByRole("heading", { name: "What shall we make?" }).waitFor();
  await press("/");
  expect(await focusedLabel()).toBe("Message");
  await page.keyboard.type("set the minimum score");
  await press("Shift+Enter");
  await page.keyboard.type("of device-support to 0.4");
  expect(await page.getByRole("textbox", { name: "Message" }).inputValue()).toContain("\n");
  await press("Enter");
  await waitForState(plan(), "Needs you");
  await pressUntil("Shift+Tab", /^Plan: /);
  await press("a");
  await waitForState(plan(), "Done");
  const { body } = await journey.server().json("GET", "/api/roster/device-support");
  expect(JSON.stringify(body)).toContain('"min_score":0.4');
});

test("arrow keys go from card to card, and a letter presses the button of the card in focus", async () => {
  const second = card(page, "Plan", "customer-service");
  await leaveField();
  await press("/");
  await page.keyboard.type("set the minimum score of customer-service to 0.3");
  await press("Enter");
  await waitForState(second, "Needs you");
  await pressUntil("Shift+Tab", /^Plan: .*customer-service/);
  await press("ArrowUp");
  expect(await focusedLabel()).toMatch(/^Plan: .*device-support/);
  await press("ArrowDown");
  expect(await focusedLabel()).toMatch(/^Plan: .*customer-service/);
  await press("e");
  await second.getByRole("button", { name: "Done editing" }).waitFor();
  await press("e");
  await press("x");
  await waitForState(second, "Discarded");
  await leaveField();
  await press("n");
  await page.getByRole("heading", { name: "What shall we make?" }).waitFor();
});

test("g and a letter change the workspace", async () => {
  for (const [letter, path] of [
    ["e", "/evaluation"],
    ["r", "/roster"],
    ["d", "/data"],
    ["i", "/inbox"],
    ["c", "/chat"],
  ] as const) {
    await leaveField();
    await press("g");
    await press(letter);
    await page.waitForURL((url) => url.pathname.startsWith(path));
  }
});

test("the palette opens, goes somewhere, acts and asks", async () => {
  const palette = page.getByRole("dialog", { name: "Go to, act, ask" });
  await press("Control+k");
  await palette.waitFor();
  await page.keyboard.type("roster");
  await press("Enter");
  await page.waitForURL(/\/roster/);
  await press("Control+k");
  await page.keyboard.type("switch theme");
  await press("Enter");
  await page.locator("html.dark").waitFor();
  await press("Control+k");
  await page.keyboard.type("Show me five devices");
  await press("Enter");
  await page.getByRole("table").waitFor();
  await press("Control+k");
  await palette.waitFor();
  await press("Escape");
  await palette.waitFor({ state: "detached" });
});

test("a question mark lists the keys", async () => {
  await leaveField();
  await press("?");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await shortcuts.getByText("To the message field").waitFor();
  await press("Escape");
  await shortcuts.waitFor({ state: "detached" });
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
