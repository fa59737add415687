import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import {
  card,
  changeChoice,
  changeNumber,
  keepOnlyReference,
  send,
  patience,
  stepOf,
  waitForState,
} from "./drive-chat.ts";
import { openJourney } from "./open-browser.ts";

// Takes the pictures of `docs/screenshots` from a real run. Run it with: node tests/journeys/take-screenshots.ts [--tiny]
// With --tiny the training takes seconds; without, it is the headline request on the real model, a quarter of an hour.
const isTiny = process.argv.includes("--tiny");
const folder = join(import.meta.dirname, "..", "..", "docs", "screenshots");
const quarterOfAnHour = 15 * 60_000;
const runPatience = isTiny ? patience : 3 * quarterOfAnHour;
const desk = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

const take = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) });

/** Each picture twice: as it is, and with the other theme as `<name>-dark`. */
async function takeBoth(page: Page, name: string): Promise<void> {
  await take(page, name);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.locator("html.dark").waitFor();
  await take(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.locator("html:not(.dark)").waitFor();
}

async function takeOnPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize(phone);
  await take(page, `${name}-phone`);
  await page.setViewportSize(desk);
}

async function makeSmaller(page: Page): Promise<void> {
  const plan = card(page, "Plan");
  await plan.getByRole("button", { name: "Edit", exact: true }).click();
  await changeChoice(stepOf(plan, 2), "model", "local/tiny");
  await changeNumber(stepOf(plan, 2), "steps", 40);
  await keepOnlyReference(stepOf(plan, 3), "models");
  await changeChoice(stepOf(plan, 3), "baseline", "local/tiny");
  await changeNumber(stepOf(plan, 3), "max items", 40);
  await plan.getByRole("button", { name: "Save changes" }).click();
  await plan.getByText("revision 2").waitFor({ timeout: patience });
}

/** The conversation has articles too: only its address says that the inbox is shown. */
async function openInbox(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Inbox/ }).click();
  await page.waitForURL(/\/inbox/);
  await page.getByRole("article").first().waitFor();
}

async function takeRun(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await take(page, "empty-chat");
  await page.getByRole("main").getByRole("listitem").first().getByRole("button").click();
  await waitForState(card(page, "Plan"), "Needs you");
  await takeBoth(page, "plan-card");
  await takeOnPhone(page, "plan-card");
  await openInbox(page);
  await take(page, "inbox");
  await page.goBack();
  await waitForState(card(page, "Plan"), "Needs you");
  if (isTiny) await makeSmaller(page);
  await card(page, "Plan").getByRole("button", { name: "Approve and run" }).click();
  console.log(`approved ${new Date().toISOString()}`);
  const job = card(page, "Job", "Train");
  await job.getByRole("button", { name: /Loss/ }).waitFor({ timeout: runPatience });
  await job.scrollIntoViewIfNeeded();
  await take(page, "running-job");
  await job.getByRole("button", { name: "Details" }).click();
  await page.getByRole("complementary", { name: "Details" }).getByRole("img").first().waitFor();
  await take(page, "job-details");
  await page.goBack();
}

async function takeResult(page: Page): Promise<void> {
  const report = card(page, "Report");
  await report.waitFor({ timeout: runPatience });
  console.log(`reported ${new Date().toISOString()}`);
  await report.scrollIntoViewIfNeeded();
  await takeBoth(page, "report-card");
  await report.getByRole("link", { name: "Open report" }).click();
  await page.waitForURL(/\/evaluation/);
  await page.getByRole("figure", { name: /Difference by metric/ }).waitFor({ timeout: patience });
  await takeBoth(page, "report-page");
  await takeOnPhone(page, "report-page");
}

async function openSlot(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Roster" }).click();
  await page.getByRole("link", { name: /^Device support/ }).click();
  await page.getByRole("heading", { name: "Device support" }).first().waitFor();
}

/** A change of production is approved by typing the slot's name, which the field itself asks for. */
async function approveInInbox(page: Page, picture: string): Promise<void> {
  await openInbox(page);
  const waiting = page.getByRole("article").first();
  const name = waiting.getByPlaceholder(/^Type .* to approve$/);
  await name.waitFor({ timeout: patience });
  await take(page, picture);
  await name.fill(/^Type (.*) to approve$/.exec((await name.getAttribute("placeholder")) ?? "")?.[1] ?? "");
  await waiting.getByRole("button", { name: "Approve", exact: true }).click();
  await name.waitFor({ state: "hidden", timeout: patience });
}

async function takePromotion(page: Page): Promise<void> {
  await approveInInbox(page, "promotion-approval");
  await openSlot(page);
  await page.getByText("Active", { exact: true }).first().waitFor({ timeout: patience });
  await takeBoth(page, "roster");
  await page.getByRole("button", { name: "Talk to it" }).click();
  await send(page, "My ThinkPad gets very hot and then switches itself off. What should I do next?");
  await page.getByRole("button", { name: "Stop" }).waitFor({ state: "hidden", timeout: patience });
  await take(page, "talk-to-it");
}

async function takeRollback(page: Page): Promise<void> {
  await openSlot(page);
  await page.getByRole("button", { name: "Roll back" }).click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByRole("textbox").first();
  await name.fill("device-support");
  await dialog.getByRole("button", { name: "Ask for the rollback" }).click();
  await approveInInbox(page, "rollback-approval");
  await openSlot(page);
  await page.getByText("Rolled back", { exact: true }).first().waitFor({ timeout: patience });
  await take(page, "roster-after-rollback");
}

await mkdir(folder, { recursive: true });
const journey = await openJourney({ hasTinyModel: isTiny, viewport: desk });
try {
  await takeRun(journey.page);
  await takeResult(journey.page);
  // What the tiny model learns is rightly not proposed.
  if (!isTiny) {
    await takePromotion(journey.page);
    await takeRollback(journey.page);
  }
} finally {
  await journey[Symbol.asyncDispose]();
}
