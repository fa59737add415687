import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  card,
  changeChoice,
  changeNumber,
  patience,
  send,
  startConversation,
  stepOf,
  waitForState,
} from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney({ hasTinyModel: true });
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());
beforeEach(() => startConversation(page));

const plan = () => card(page, "Plan");

test("a question that reads is answered at once with a chart, and a table that sorts, copies and shows its query", async () => {
  await send(page, "How many support tickets are there in each category?");
  const table = page.getByRole("article", { name: /Support cases by category/ });
  await table.waitFor({ timeout: patience });
  expect(await plan().count()).toBe(0);
  const bars = table.getByRole("list", { name: "Support cases by category" });
  await bars.waitFor();
  expect(await bars.getByRole("listitem").count()).toBe(12);
  await table.getByRole("button", { name: "Table", exact: true }).click();
  await bars.waitFor({ state: "detached" });
  const firstRow = () => table.getByRole("row").nth(1).innerText();
  await table.getByRole("button", { name: "category" }).click();
  await table
    .getByRole("columnheader", { name: "category" })
    .and(page.locator("[aria-sort=ascending]"))
    .waitFor();
  expect(await firstRow()).toMatch(/^audio\s+\d+$/);
  await table.getByRole("button", { name: "category" }).click();
  await table
    .getByRole("columnheader", { name: "category" })
    .and(page.locator("[aria-sort=descending]"))
    .waitFor();
  expect(await firstRow()).toMatch(/^thermal\s+\d+$/);
  await table.getByRole("button", { name: "Show query" }).click();
  await table.getByRole("button", { name: "Hide query", expanded: true }).waitFor();
  await journey.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await table.getByRole("button", { name: "Copy CSV" }).click();
  await table.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^category,count\r?\naudio,\d+/);
});

test("who sends sees the end of the answer, after long ones and from further up too; who reads further up is left alone", async () => {
  const newest = page.getByRole("button", { name: "Newest" });
  const answers = page.getByRole("article", { name: /Support cases by category/ });
  const conversation = page.getByRole("region", { name: "Conversation" });
  const ask = async () => {
    const before = await answers.count();
    await send(page, "How many support tickets are there in each category?");
    await answers.nth(before).waitFor({ timeout: patience });
    await page.getByRole("button", { name: "Stop" }).waitFor({ state: "hidden", timeout: patience });
  };
  await ask();
  await ask();
  await expect.poll(() => newest.count()).toBe(0);
  await conversation.evaluate((element) => element.scrollTo({ top: 0 }));
  await newest.waitFor();
  await ask();
  await expect.poll(() => newest.count()).toBe(0);
  const distance = () =>
    conversation.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
  await expect.poll(distance).toBeLessThan(80);
});

test("what is missing is asked for with live options, and the answer completes the plan", async () => {
  await send(page, "Train an adapter");
  const question = card(page, "Question", "Which dataset");
  await question.getByRole("button", { name: "support-knowledge" }).waitFor({ timeout: patience });
  await question.getByText("Nothing runs before you approve it.").waitFor();
  await question.getByRole("button", { name: "support-knowledge" }).click();
  await question.getByText("Answered: support-knowledge").waitFor({ timeout: patience });
  await waitForState(plan(), "Needs you");
  expect(await stepOf(plan(), 1).innerText()).toContain("Build a training set from support-knowledge");
  expect(await plan().getByRole("button", { name: "Approve and run" }).isEnabled()).toBe(true);
  const shown = () => page.getByRole("article").evaluateAll((cards) => cards.map((item) => item.ariaLabel));
  const live = await shown();
  await page.reload();
  await waitForState(plan(), "Needs you");
  expect(await shown()).toEqual(live);
});

test("what is outside is refused, with why and with what can be done", async () => {
  await send(page, "write me a poem");
  const refusal = card(page, "Not done");
  await refusal.waitFor({ timeout: patience });
  expect((await refusal.locator("p").innerText()).length).toBeGreaterThan(20);
  expect(await plan().count()).toBe(0);
});

test("a plan that is discarded says that nothing ran", async () => {
  await send(page, "set the minimum score of device-support to 0.4");
  await waitForState(plan(), "Needs you");
  await plan().getByRole("button", { name: "Discard" }).click();
  await plan().getByText("This plan was discarded. Nothing ran.").waitFor({ timeout: patience });
  await waitForState(plan(), "Discarded");
  expect(await plan().getByRole("button", { name: "Approve and run" }).count()).toBe(0);
});

test("a training is cancelled on its card after a second thought, and a retry takes it up again", async () => {
  await send(page, "Adapt SmolLM2 to device support");
  await waitForState(plan(), "Needs you");
  await plan().getByRole("button", { name: "Edit", exact: true }).click();
  await changeChoice(stepOf(plan(), 2), "model", "local/tiny");
  await changeNumber(stepOf(plan(), 2), "steps", 400);
  await plan().getByRole("button", { name: "Save changes" }).click();
  await plan().getByText("revision 2").waitFor({ timeout: patience });
  await plan().getByRole("button", { name: "Approve and run" }).click();
  const job = card(page, "Job", "Train");
  await waitForState(job, "Running");
  await job.getByRole("button", { name: "Cancel" }).click();
  await page
    .getByRole("dialog", { name: "Cancel this job?" })
    .getByRole("button", { name: "Let it run" })
    .click();
  await job.getByRole("button", { name: "Cancel" }).click();
  await page
    .getByRole("dialog", { name: "Cancel this job?" })
    .getByRole("button", { name: "Cancel" })
    .click();
  await waitForState(job, "Cancelled");
  await waitForState(plan(), "Cancelled");
  await job.getByRole("button", { name: "Retry" }).click();
  await waitForState(job, "Running");
  await plan().getByRole("button", { name: "Cancel plan" }).click();
  await waitForState(plan(), "Cancelled");
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
