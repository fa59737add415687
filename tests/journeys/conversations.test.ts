import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { card, patience, send, startConversation } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());

const list = () => page.getByRole("navigation", { name: "Conversations" });
const titles = () => list().getByRole("listitem").allInnerTexts();
const choose = async (title: string, action: string) => {
  await list().getByRole("link", { name: title, exact: true }).hover();
  await list()
    .getByRole("button", { name: `Actions for ${title}` })
    .click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
};

test("each conversation is named after its first request", async () => {
  await send(page, "Show me five devices");
  await page.getByRole("table").waitFor({ timeout: patience });
  await startConversation(page);
  await send(page, "write me a poem");
  await card(page, "Not done").waitFor({ timeout: patience });
  await list().getByRole("link", { name: "write me a poem" }).waitFor();
  expect(await titles()).toEqual(["write me a poem", "Show me five devices"]);
});

test("a conversation is renamed in place, and the name outlives a reload", async () => {
  await choose("write me a poem", "Rename");
  const field = list().getByRole("textbox", { name: "Title" });
  await field.fill("Not for poems");
  await field.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Not for poems" }).waitFor();
  await page.reload();
  await list().getByRole("link", { name: "Not for poems" }).waitFor();
  expect(await titles()).toEqual(["Not for poems", "Show me five devices"]);
});

test("Escape leaves the old name", async () => {
  await choose("Show me five devices", "Rename");
  const field = list().getByRole("textbox", { name: "Title" });
  await field.fill("Something else");
  await field.press("Escape");
  await list().getByRole("link", { name: "Show me five devices" }).waitFor();
});

test("a pinned conversation stands first", async () => {
  await choose("Show me five devices", "Pin");
  await list().getByRole("region", { name: "Pinned" }).getByText("Show me five devices").waitFor();
  await choose("Show me five devices", "Unpin");
  await list().getByRole("region", { name: "Pinned" }).waitFor({ state: "detached" });
});

test("the search finds by title and says when nothing matches", async () => {
  const search = list().getByRole("searchbox");
  await search.fill("poems");
  await list().getByRole("link", { name: "Show me five devices" }).waitFor({ state: "detached" });
  expect(await titles()).toEqual(["Not for poems"]);
  await search.fill("qqqq");
  await list().getByText("No conversation matches.").waitFor();
  await search.fill("");
  await list().getByRole("link", { name: "Show me five devices" }).waitFor();
});

test("a deletion can be taken back, and is carried out when the page is left", async () => {
  await choose("Not for poems", "Delete");
  await list().getByRole("link", { name: "Not for poems" }).waitFor({ state: "detached" });
  await page.getByText("Deleted “Not for poems”").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await list().getByRole("link", { name: "Not for poems" }).waitFor();
  await choose("Not for poems", "Delete");
  await list().getByRole("link", { name: "Not for poems" }).waitFor({ state: "detached" });
  await page.reload();
  await list().getByRole("link", { name: "Show me five devices" }).waitFor();
  const stored = async () => {
    const { body } = await journey.server().json("GET", "/api/threads");
    return (body as { items: { title: string }[] }).items.map((thread) => thread.title);
  };
  await expect.poll(stored, { timeout: patience }).toEqual(["Show me five devices"]);
});

test("Back returns to the conversation before", async () => {
  await list().getByRole("link", { name: "Show me five devices" }).click();
  await page.getByRole("table").waitFor({ timeout: patience });
  await startConversation(page);
  await page.goBack();
  await page.getByRole("table").waitFor({ timeout: patience });
});

test("the theme is chosen, shown at once and kept", async () => {
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await page.locator("html.dark").waitFor();
  const isDark = () => page.evaluate(() => getComputedStyle(document.body).colorScheme);
  expect(await isDark()).toContain("dark");
  await page.reload();
  await page.locator("html.dark").waitFor();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Light" }).click();
  await page.locator("html:not(.dark)").waitFor();
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
