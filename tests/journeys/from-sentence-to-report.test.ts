import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { expectRightForEveryone } from "./check-page.ts";
import {
  card,
  changeChoice,
  changeNumber,
  keepOnlyReference,
  patience,
  stepOf,
  waitForState,
} from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;
let otherTab: Page;

beforeAll(async () => {
  journey = await openJourney({ hasTinyModel: true });
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());

const headline =
  "Adapt SmolLM2 to device support and tell me whether it beats the base. If it does, propose it for the device-support slot.";
const plan = () => card(page, "Plan");

test("the first example is the headline request, and one click on it proposes a plan of four steps", async () => {
  const examples = page.getByRole("main").getByRole("listitem");
  await examples.first().waitFor();
  expect(await examples.first().innerText()).toBe(headline);
  await examples.first().getByRole("button").click();
  await waitForState(plan(), "Needs you");
  expect(
    await plan()
      .getByRole("list", { name: "Steps" })
      .locator("> li > div > div > p:first-child")
      .allInnerTexts(),
  ).toEqual([
    expect.stringMatching(/^Build a training set from support-knowledge/),
    expect.stringMatching(/^Train (an|the) adapter .*device-support/),
    expect.stringMatching(/^Compare .* with local\/smollm2-135m on device-support/),
    expect.stringMatching(/^Propose .* device-support/),
  ]);
  expect(await stepOf(plan(), 4).innerText()).toContain("Only if verdict of step 3 is better");
  expect(await plan().locator("footer").innerText()).toMatch(/Total ≈ \d+ min/);
});

test("the card's own controls make a smaller plan, which is saved as revision 2", async () => {
  await plan().getByRole("button", { name: "Edit", exact: true }).click();
  await changeNumber(stepOf(plan(), 1), "limit", 60);
  await changeChoice(stepOf(plan(), 2), "model", "local/tiny");
  await changeNumber(stepOf(plan(), 2), "steps", 6);
  await changeNumber(stepOf(plan(), 2), "batch size", 4);
  await keepOnlyReference(stepOf(plan(), 3), "models");
  await changeChoice(stepOf(plan(), 3), "baseline", "local/tiny");
  await changeNumber(stepOf(plan(), 3), "max items", 8);
  await plan().getByRole("button", { name: "Save changes" }).click();
  await plan().getByText("revision 2").waitFor({ timeout: patience });
  await waitForState(plan(), "Needs you");
  expect(await stepOf(plan(), 2).innerText()).toContain("of local/tiny (lora, 6 steps)");
});

test("after the approval the same card is the run's spine and the training is live in its own card", async () => {
  await plan().getByRole("button", { name: "Approve and run" }).click();
  await waitForState(plan(), "Running");
  await waitForState(card(page, "Job", "Train"), "Running");
  await stepOf(plan(), 2).getByRole("button", { name: "Job" }).waitFor();
});

test("a reload in the middle and a second tab go on where it was", async () => {
  await page.reload();
  otherTab = await journey.context.newPage();
  await otherTab.goto(page.url());
  for (const tab of [page, otherTab]) {
    await waitForState(card(tab, "Plan"), "Done");
    await waitForState(card(tab, "Job", "Train"), "Succeeded");
    await card(tab, "Report").waitFor({ timeout: patience });
  }
  const shown = (tab: Page) =>
    tab.getByRole("article").evaluateAll((cards) => cards.map((item) => item.getAttribute("aria-label")));
  expect(await shown(otherTab)).toEqual(await shown(page));
  expect(await stepOf(plan(), 4).innerText()).toContain("Skipped");
});

test("the job's details hold the curve and the log", async () => {
  await stepOf(plan(), 2).getByRole("button", { name: "Job" }).click();
  const panel = page.getByRole("complementary", { name: "Details" });
  await panel.getByRole("img", { name: /Loss/ }).first().waitFor();
  expect(page.url()).toContain("panel=job");
  await page.goBack();
  await panel.waitFor({ state: "hidden" });
});

test("the report opens in full: verdict, chart, figures, each item with both answers", async () => {
  await card(page, "Report").getByRole("link", { name: "Open report" }).click();
  await page.waitForURL(/\/evaluation\?report=/);
  await page
    .getByRole("heading", { level: 1, name: /^device-support@1 .* the base on device support/ })
    .waitFor();
  const chart = page.getByRole("figure", { name: /Difference by metric/ });
  expect(await chart.getByRole("listitem").count()).toBe(6);
  expect(await page.getByRole("table").count()).toBeGreaterThanOrEqual(2);
  await page.getByRole("switch", { name: "Only where they differ" }).click();
  await page.getByText("8 of 8").waitFor();
  const item = page.getByRole("button", { expanded: false }).filter({ hasText: "→" }).first();
  await item.click();
  await page.getByText("Expected:").waitFor();
  expect(page.url()).toContain("item=");
});

test("the report leaves as JSON, HTML, Markdown and CSV", async () => {
  const id = new URL(page.url()).searchParams.get("report");
  for (const [ending, type] of [
    ["json", "application/json"],
    ["html", "text/html"],
    ["md", "text/markdown"],
    ["csv", "text/csv"],
  ]) {
    const answer = await page.request.get(`${journey.server().url}/api/reports/${id}.${ending}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
    expect((await answer.text()).length).toBeGreaterThan(200);
  }
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${id}.csv`);
});

test("the report and the conversation that led to it are right for everyone", async () => {
  await expectRightForEveryone(page, () => page.getByRole("heading", { level: 1 }).waitFor());
  await expectRightForEveryone(otherTab, () => card(otherTab, "Report").waitFor());
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
