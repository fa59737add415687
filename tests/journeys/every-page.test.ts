import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { expectRightForEveryone } from "./check-page.ts";
import { card, patience, send, waitForState } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());

const main = () => page.getByRole("main");

test("the empty chat is right for everyone", async () => {
  await expectRightForEveryone(page, () => main().getByRole("listitem").first().waitFor());
});

test("a conversation with a chart, its table, a plan that waits, a question and a refusal is right for everyone", async () => {
  await send(page, "How many support tickets are there in each category?");
  const chart = page.getByRole("list", { name: "Support cases by category" });
  await chart.waitFor({ timeout: patience });
  await send(page, "write me a poem");
  await card(page, "Not done").waitFor({ timeout: patience });
  await send(page, "Train an adapter");
  await card(page, "Question").waitFor({ timeout: patience });
  await send(page, "set the minimum score of device-support to 0.4");
  await waitForState(card(page, "Plan"), "Needs you");
  await card(page, "Plan").getByRole("button", { name: "Edit", exact: true }).click();
  await expectRightForEveryone(page, () => card(page, "Plan").waitFor());
  await expectRightForEveryone(page, () => chart.waitFor());
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expectRightForEveryone(page, () => page.getByRole("table").waitFor());
});

test("the inbox with an approval is right for everyone", async () => {
  await page.getByRole("link", { name: "Inbox, 1 approval waits" }).click();
  await expectRightForEveryone(page, () => page.getByRole("article").first().waitFor());
});

test("the roster and a slot are right for everyone", async () => {
  await page.getByRole("link", { name: "Roster" }).click();
  await page.getByRole("link", { name: /^Device support/ }).click();
  await expectRightForEveryone(page, () =>
    page.getByRole("heading", { name: "Device support" }).first().waitFor(),
  );
});

test("the data and a dataset are right for everyone", async () => {
  await page.getByRole("link", { name: "Data" }).click();
  await main()
    .getByRole("link", { name: /support-knowledge/ })
    .first()
    .click();
  await expectRightForEveryone(page, () => page.getByRole("table").first().waitFor());
});

test("the evaluation without reports is right for everyone", async () => {
  await page.getByRole("link", { name: "Evaluation" }).click();
  await expectRightForEveryone(page, () => page.getByText("No reports yet.").waitFor());
});

test("the palette, the list of keys and the list of services are right for everyone", async () => {
  await page.keyboard.press("Control+k");
  await expectRightForEveryone(page, () => page.getByRole("dialog").waitFor());
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expectRightForEveryone(page, () => page.getByRole("dialog").waitFor());
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Services/ }).click();
  await expectRightForEveryone(page, () => page.getByRole("dialog").waitFor());
  await page.keyboard.press("Escape");
});

test("a browser without a session is told how to get in", async () => {
  const stranger = await journey.context.browser()?.newContext();
  const door = await stranger?.newPage();
  await door?.goto(`${journey.server().url}/chat`);
  await door?.getByRole("heading", { name: "This browser has no session" }).waitFor();
  if (door !== undefined)
    await expectRightForEveryone(door, () => door.getByRole("heading", { level: 1 }).waitFor());
  await stranger?.close();
});

test("an address with nothing behind it says so", async () => {
  // Before the address that is missing on purpose, which a browser notes on its console.
  expect(journey.complaints).toEqual([]);
  const answer = await page.goto(`${journey.server().url}/nowhere`);
  expect(answer?.status()).toBe(404);
  await page.getByText("There is nothing at this address.").waitFor();
});
