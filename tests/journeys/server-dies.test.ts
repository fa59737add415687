import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Plan } from "#domain/plan.ts";
import { card, patience, send, waitForState } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney({ hasTinyModel: true });
  page = journey.page;
});
afterAll(() => journey[Symbol.asyncDispose]());

const smallSteps = [
  { id: "step-1", tool: "build_training_set", args: { dataset: "support-knowledge", limit: 60 } },
  {
    id: "step-2",
    tool: "start_training",
    args: {
      dataset: { $from: "step-1", field: "training_set" },
      model: "local/tiny",
      steps: 12,
      rank: 2,
      batch_size: 4,
      adapter_name: "small",
    },
  },
  {
    id: "step-3",
    tool: "compare_models",
    args: {
      models: [{ $from: "step-2", field: "model" }],
      baseline: "local/tiny",
      suite: "device-support",
      max_items: 8,
    },
  },
];

test("a plan that another client makes smaller changes on the open page", async () => {
  await send(page, "Adapt SmolLM2 to device support and tell me whether it beats the base.");
  await waitForState(card(page, "Plan"), "Needs you");
  const { body } = await journey.server().json("GET", "/api/plans");
  const plan = (body as { items: Plan[] }).items[0];
  const { body: revised } = await journey
    .server()
    .json("PATCH", `/api/plans/${plan?.id}`, { revision: plan?.revision, steps: smallSteps });
  await journey.server().json("POST", `/api/plans/${plan?.id}/submit`, { revision: revised["revision"] });
  await card(page, "Plan").getByText("revision 2").waitFor({ timeout: patience });
  await card(page, "Plan").getByRole("button", { name: "Approve and run" }).waitFor();
});

test("the server is killed during the training: the open page says so, repairs itself, and the plan ends", async () => {
  await card(page, "Plan").getByRole("button", { name: "Approve and run" }).click();
  await waitForState(card(page, "Job", "Train"), "Running");
  expect(journey.complaints).toEqual([]);
  await journey.server().kill();
  const bar = page.getByText("Connection lost. Reconnecting; nothing is lost.");
  await bar.waitFor({ timeout: patience });
  await journey.startServer();
  await bar.waitFor({ state: "hidden", timeout: patience });
  await waitForState(card(page, "Plan"), "Done");
  await waitForState(card(page, "Job", "Train"), "Succeeded");
  await card(page, "Report").waitFor({ timeout: patience });
});

test("nothing is there twice, and a page that is opened now shows the same", async () => {
  const shown = () =>
    page.getByRole("article").evaluateAll((cards) => cards.map((item) => item.getAttribute("aria-label")));
  const repaired = await shown();
  expect(new Set(repaired).size).toBe(repaired.length);
  await page.reload();
  await card(page, "Report").waitFor({ timeout: patience });
  expect(await shown()).toEqual(repaired);
});

test("the conversation goes on in the new process", async () => {
  await send(page, "How many support tickets are there in each category?");
  await page
    .getByRole("article")
    .filter({ has: page.getByRole("list", { name: "Support cases by category" }) })
    .last()
    .waitFor({ timeout: patience });
});

test("the pages complained of nothing but the lost connection", () => {
  const others = journey.complaints.filter((text) => !/net::ERR_(CONNECTION_|INCOMPLETE_|EMPTY_)/.test(text));
  expect(others).toEqual([]);
});
