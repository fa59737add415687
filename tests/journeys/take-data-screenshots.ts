import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { patience, send, startConversation } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

// Takes the pictures of the data hub, and of a conversation over the data, in `docs/screenshots` from a fresh home. Run it with: node tests/journeys/take-data-screenshots.ts
const folder = join(import.meta.dirname, "..", "..", "docs", "screenshots");
const desk = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

const take = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) });

async function takeDark(page: Page, name: string): Promise<void> {
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

/** The stores follow while the pictures before are taken; the flow is taken while something moves. */
async function takeAll({ page, server }: Journey): Promise<void> {
  const goTo = (path: string) => page.goto(`${server().url}${path}`);
  const main = page.getByRole("main");
  await goTo("/data?dataset=devices");
  await main.getByRole("table").waitFor();
  await take(page, "data-datasets");
  await goTo("/data/flow");
  await main.getByText(/^Moving: /).waitFor({ timeout: patience });
  await take(page, "data-flow");
  await takeOnPhone(page, "data-flow");
  await goTo("/data/stores");
  await main.getByRole("article", { name: "Warehouse" }).getByText("Current").waitFor({ timeout: patience });
  await take(page, "data-stores");
  await goTo("/data/graph?kind=problem");
  await main.getByRole("list", { name: "Entities" }).getByRole("button").first().click();
  await main
    .getByRole("group", { name: /^What relates to / })
    .getByRole("link")
    .first()
    .waitFor();
  await take(page, "data-graph");
  await takeDark(page, "data-graph");
  await goTo("/data/search?query=swollen%20battery&pipelines=vector,hybrid,graph");
  await main
    .getByRole("region", { name: "Graph" })
    .getByRole("listitem")
    .first()
    .waitFor({ timeout: patience });
  await take(page, "data-search");
}

const threeQuestions =
  "which ThinkPad family causes most battery tickets this month, what do the documents say about it, and which remedies worked?";

/** Three questions that lean on each other, in a window tall enough for all three answers. */
async function takeConversation({ page, server }: Journey): Promise<void> {
  await page.goto(`${server().url}/`);
  await startConversation(page);
  await send(page, threeQuestions);
  const ways = page.getByRole("article", { name: "Battery problems of the ThinkPad T14" });
  await ways
    .last()
    .getByText(/^Worked for/)
    .first()
    .waitFor({ timeout: patience });
  await page.getByRole("button", { name: "Send" }).waitFor({ timeout: patience });
  await page.setViewportSize({ width: desk.width, height: 1500 });
  await take(page, "conversation-over-data");
  await page.setViewportSize(desk);
  await ways.last().scrollIntoViewIfNeeded();
  await page.setViewportSize(phone);
  await ways.last().scrollIntoViewIfNeeded();
  await take(page, "path-card-phone");
  await page.setViewportSize(desk);
  await ways.last().scrollIntoViewIfNeeded();
  await takeDark(page, "path-card");
}

await mkdir(folder, { recursive: true });
const journey = await openJourney({ viewport: desk });
try {
  journey.page.setDefaultTimeout(patience);
  await takeAll(journey);
  await takeConversation(journey);
} finally {
  await journey[Symbol.asyncDispose]();
}
