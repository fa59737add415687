import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { card, changeNumber, patience, send, startConversation, stepOf, waitForState } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney({ hasTinyModel: true });
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());

const plan = () => card(page, "Plan");
test("the roster lists each slot as it is, and an empty one says so and offers to fill it", async () => {
  await page.getByRole("link", { name: "Roster" }).click();
  const slots = page.getByRole("main").getByRole("link", { name: /Empty/ });
  await slots.first().waitFor();
  expect(await slots.count()).toBe(5);
  await page.getByRole("link", { name: /^Device support Empty/ }).click();
  await page.waitForURL(/slot=device-support/);
  await page.getByRole("heading", { name: "Device support", level: 2 }).waitFor();
  await page.getByText("No model has held this slot.").waitFor();
  await page.getByRole("definition").filter({ hasText: "support-knowledge" }).waitFor();
  expect(await page.getByRole("button", { name: "Roll back" }).count()).toBe(0);
  await page.getByRole("button", { name: "Adapt a model for it" }).click();
  await waitForState(plan(), "Needs you");
  expect(await plan().getByRole("list", { name: "Steps" }).locator("> li").count()).toBe(4);
  await plan().getByRole("button", { name: "Discard" }).click();
  await waitForState(plan(), "Discarded");
});

test("a plan that waits is counted in the top bar and decided in the inbox, and its card follows", async () => {
  await startConversation(page);
  await send(page, "set the minimum score of device-support to 0.4");
  await waitForState(plan(), "Needs you");
  const conversation = page.url();
  await page.getByRole("link", { name: "Inbox, 1 approval waits" }).click();
  const waiting = page.getByRole("article", { name: /^Approval: / }).first();
  await waiting.waitFor();
  expect(await waiting.innerText()).toMatch(/0\.4/);
  await waiting.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("link", { name: "Inbox, nothing waits" }).waitFor();
  await page.goto(conversation);
  await waitForState(plan(), "Done");
});

test("a model that does not pass the gates is not proposed: the step fails with the gates that it failed", async () => {
  await startConversation(page);
  await send(page, "Propose local/tiny for the device-support slot");
  await waitForState(plan(), "Needs you");
  await plan().getByRole("button", { name: "Edit", exact: true }).click();
  await changeNumber(stepOf(plan(), 1), "max items", 4);
  await plan().getByRole("button", { name: "Save changes" }).click();
  await plan().getByText("revision 2").waitFor({ timeout: patience });
  await plan().getByRole("button", { name: "Approve and run" }).click();
  await waitForState(plan(), "Failed");
  const refused = await stepOf(plan(), 2).innerText();
  expect(refused).toMatch(/local\/tiny does not pass \d of \d gates of device-support/);
  expect(refused).toContain("Better than the base");
  expect(refused).toContain("they cannot be skipped");
  await page.getByRole("link", { name: "Inbox, nothing waits" }).waitFor();
});

test("a rollback of a slot that nothing held is refused", async () => {
  await startConversation(page);
  await send(page, "Roll back the device-support slot");
  await waitForState(plan(), "Needs you");
  await plan().getByRole("button", { name: "Approve and run" }).click();
  await waitForState(plan(), "Failed");
  expect(await plan().innerText()).toContain("device-support has no earlier state to go back to");
  await page.getByRole("link", { name: "Roster" }).click();
  await page.getByRole("link", { name: /^Device support Empty/ }).waitFor();
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
