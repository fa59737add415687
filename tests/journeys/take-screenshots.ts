import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import {
  card,
  changeChoice,
  changeNumber,
  keepOnlyReference,
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

async function takeRun(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await take(page, "empty-chat");
  await page.getByRole("main").getByRole("listitem").first().getByRole("button").click();
  await waitForState(card(page, "Plan"), "Needs you");
  await page.getByText("Nothing runs until you approve the plan.").waitFor({ timeout: patience });
  await takeBoth(page, "plan-card");
  await takeOnPhone(page, "plan-card");
  await page.getByRole("link", { name: /^Inbox/ }).click();
  await page.getByRole("article").first().waitFor();
  await take(page, "inbox");
  await page.goBack();
  await waitForState(card(page, "Plan"), "Needs you");
  if (isTiny) await makeSmaller(page);
  await card(page, "Plan").getByRole("button", { name: "Approve and run" }).click();
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
  await report.scrollIntoViewIfNeeded();
  await takeBoth(page, "report-card");
  await report.getByRole("link", { name: "Open report" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await takeBoth(page, "report-page");
  await takeOnPhone(page, "report-page");
  await page.getByRole("link", { name: /^Inbox/ }).click();
  await page.getByRole("article").first().waitFor();
  await take(page, "inbox-after-run");
  await page.getByRole("link", { name: "Roster" }).click();
  await page.getByRole("link", { name: /^Device support/ }).click();
  await page.getByRole("heading", { name: "Device support" }).first().waitFor();
  await take(page, "roster");
}

await mkdir(folder, { recursive: true });
const journey = await openJourney({ hasTinyModel: isTiny, viewport: desk });
try {
  await takeRun(journey.page);
  await takeResult(journey.page);
} finally {
  await journey[Symbol.asyncDispose]();
}
