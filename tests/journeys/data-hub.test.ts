import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { expectRightForEveryone } from "./check-page.ts";
import { patience } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
  page.setDefaultTimeout(patience);
});
afterAll(() => journey[Symbol.asyncDispose]());

const main = () => page.getByRole("main");
const part = (name: string) =>
  page.getByRole("navigation", { name: "Parts of the data hub" }).getByRole("link", { name, exact: true });
const goTo = async (name: string) => {
  await part(name).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
};
const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const notes =
  "id,device,note\nn1,ThinkPad X1,fan is loud\nn2,ThinkPad T14,battery swells\nn3,Moto Edge,screen cracked\n";
const store = (name: string) => main().getByRole("article", { name, exact: true });

test("a dataset is found by its name, its rows by a value, and a row is opened by its address", async () => {
  await page.getByRole("link", { name: "Data", exact: true }).click();
  const field = main().getByRole("searchbox", { name: "Filter datasets" });
  await field.fill("devic");
  await main()
    .getByRole("link", { name: /^devices/ })
    .click();
  const detail = main().getByRole("region", { name: "devices", exact: true }).first();
  await detail.getByText(/^1–25 of 130$/).waitFor();
  await main().getByRole("combobox", { name: "Field" }).selectOption("series");
  await main().getByRole("combobox", { name: "Value" }).selectOption("ThinkPad");
  await main().getByRole("button", { name: "Filter", exact: true }).click();
  await page.waitForURL(/filters=/);
  await main().getByRole("button", { name: "Remove the filter series = ThinkPad" }).waitFor();
  await main()
    .getByText(/^1–\d+ of (?!130)\d+$/)
    .waitFor();
  await page.reload();
  await main().getByRole("button", { name: "Remove the filter series = ThinkPad" }).click();
  await main()
    .getByText(/^1–25 of 130$/)
    .waitFor();
  await main().getByRole("button", { name: "Next rows" }).click();
  await main()
    .getByText(/^26–50 of 130$/)
    .waitFor();
  await main()
    .getByRole("button", { name: /^Open / })
    .first()
    .click();
  const record = page.getByRole("dialog", { name: /^Record / });
  await record.getByText("series", { exact: true }).waitFor();
  const address = page.url();
  await page.goto(address);
  await record.waitFor();
  await page.keyboard.press("Escape");
  await record.waitFor({ state: "detached" });
});

test("fields, lineage and versions of a dataset are told", async () => {
  const parts = page.getByRole("group", { name: "Parts of devices" });
  await parts.getByRole("button", { name: "Fields" }).click();
  await page.waitForURL(/part=fields/);
  await main().getByText("series", { exact: true }).waitFor();
  await parts.getByRole("button", { name: "Lineage" }).click();
  await main()
    .getByRole("link", { name: /support-knowledge/ })
    .last()
    .waitFor();
  await parts.getByRole("button", { name: "Versions" }).click();
  await main().getByRole("link", { name: /^v1/ }).waitFor();
});

test("a file that is chosen becomes a dataset, and the same file again no new version", async () => {
  await page.goto(`${journey.server().url}/data`);
  await page.setInputFiles("input[type=file]", csv("field-notes.csv", notes));
  const uploads = page.getByRole("list", { name: "Uploads" });
  await uploads.getByRole("link", { name: "field-notes v1, 3 rows" }).click({ timeout: patience });
  await page.getByRole("region", { name: "field-notes" }).first().waitFor();
  await main().getByText("battery swells").waitFor();
  await page.setInputFiles("input[type=file]", csv("field-notes.csv", notes));
  await uploads.getByText(/The same content was here already/).waitFor({ timeout: patience });
});

test("a file that is dropped is taken too, and one that is ragged is refused with its line", async () => {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["id,a,b\n1,2,3\n2,3\n"], "ragged.csv", { type: "text/csv" }));
    return data;
  });
  const zone = page.getByRole("heading", { name: "Datasets", level: 1 });
  await zone.dispatchEvent("dragenter", { dataTransfer: transfer });
  await page.getByText("Drop to upload").waitFor();
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
  const refused = page.getByRole("list", { name: "Uploads" }).getByRole("alert");
  await refused.waitFor({ timeout: patience });
  expect(await refused.innerText()).toMatch(/line 3/i);
  // A browser notes every answer that is not a success on its console: this one was asked for.
  expect(journey.complaints.splice(0).every((complaint) => complaint.includes("/api/datasets"))).toBe(true);
});

test("every store comes to hold what the ledger holds, and one is rebuilt after a second thought", async () => {
  await goTo("Stores");
  for (const name of ["Warehouse", "Keywords", "Knowledge graph"])
    await store(name).getByText("Current", { exact: true }).waitFor({ timeout: patience });
  await store("Warehouse").getByRole("button", { name: "Rebuild" }).click();
  const question = page.getByRole("dialog", { name: "Rebuild Warehouse?" });
  await question.getByRole("button", { name: "Leave it" }).click();
  await question.waitFor({ state: "detached" });
  await store("Warehouse").getByRole("button", { name: "Rebuild" }).click();
  await question.getByRole("button", { name: "Rebuild" }).click();
  await page.getByText("Warehouse is being rebuilt.").waitFor({ timeout: patience });
  await store("Warehouse").getByText("Current", { exact: true }).waitFor({ timeout: patience });
  await store("Warehouse")
    .getByText(/^(\d[\d,]*) of \1$/)
    .waitFor({ timeout: patience });
});

test("the flow says what moves while something moves", async () => {
  await goTo("Flow");
  const said = main().getByRole("status");
  await said.getByText(/^(At rest|Nothing moves|Moving)/).waitFor();
  const answer = await journey.server().json("POST", "/api/sync/rebuild", { store: "graph" });
  expect(answer.status).toBe(202);
  await said.getByText(/^Moving: .*Knowledge graph/).waitFor({ timeout: patience });
  await main()
    .getByRole("link", { name: "Ledger to Knowledge graph" })
    .waitFor({ state: "attached", timeout: patience });
});

test("an entity is found, leads to its neighbours by mouse and keyboard, and has a path to another", async () => {
  await goTo("Graph");
  await main()
    .getByRole("button", { name: /^Problems/ })
    .click();
  await page.waitForURL(/kind=problem/);
  await main().getByRole("list", { name: "Entities" }).getByRole("button").first().click();
  await page.waitForURL(/entity=problem/);
  const drawing = main().getByRole("group", { name: /^What relates to / });
  await drawing.getByRole("link").first().waitFor();
  await drawing.getByRole("link").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !(url.searchParams.get("entity") ?? "").startsWith("problem"));
  await page.goBack();
  await page.waitForURL(/entity=problem/);
  await main().getByRole("button", { name: "2 relations" }).click();
  await page.waitForURL(/depth=2/);
  await main().getByRole("button", { name: "Find paths" }).click();
  const chooser = page.getByRole("dialog", { name: "The other end" });
  await chooser.getByRole("combobox", { name: "Kind" }).selectOption("remedy");
  await chooser.getByRole("list", { name: "Entities" }).getByRole("button").first().click();
  await page.waitForURL(/to=remedy/);
  await main().getByRole("list", { name: "Paths" }).getByRole("listitem").first().waitFor();
});

test("one question shows the passages of two pipelines side by side, with its words marked", async () => {
  await goTo("Search");
  await main().getByRole("searchbox", { name: "Question" }).fill("battery drains fast");
  await main().getByRole("button", { name: "Search", exact: true }).click();
  for (const name of ["vector", "hybrid"])
    await main().getByRole("region", { name }).getByRole("listitem").first().waitFor({ timeout: patience });
  expect(await main().locator("mark").count()).toBeGreaterThan(0);
  await main().getByRole("button", { name: "Vector", exact: true }).click();
  await page.waitForURL(/pipelines=hybrid/);
  await main().getByRole("region", { name: "vector" }).waitFor({ state: "detached" });
});

test("a prompt is found in its library and tried with words of one's own", async () => {
  await goTo("Prompts");
  await main().getByRole("searchbox", { name: "Filter prompts" }).fill("urgency");
  await main()
    .getByRole("link", { name: /^Judge the urgency/ })
    .click();
  await page.waitForURL(/prompt=device-support/);
  const prompt = main().getByRole("region", { name: "Judge the urgency" });
  const blank = prompt.getByRole("textbox").first();
  await blank.fill("The whole ward cannot print");
  await prompt.getByText("The whole ward cannot print").waitFor();
});

test.each([
  ["Prompts", () => main().getByRole("region").first()],
  ["Stores", () => store("Warehouse")],
  ["Flow", () => main().getByRole("status")],
  ["Search", () => main().getByRole("region", { name: "hybrid" })],
])("%s is right for everyone", async (name, ready) => {
  if (name === "Search")
    await page.goto(`${journey.server().url}/data/search?query=loud%20fan&pipelines=hybrid`);
  else await goTo(name);
  await expectRightForEveryone(page, () => ready().waitFor({ timeout: patience }));
});

test("the graph is right for everyone", async () => {
  await goTo("Graph");
  await expectRightForEveryone(page, () =>
    main()
      .getByRole("button", { name: /^Devices/ })
      .waitFor(),
  );
  await main()
    .getByRole("button", { name: /^Problems/ })
    .click();
  await main().getByRole("list", { name: "Entities" }).getByRole("button").first().click();
  await expectRightForEveryone(page, () =>
    main()
      .getByRole("group", { name: /^What relates to / })
      .getByRole("link")
      .first()
      .waitFor(),
  );
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
