import { afterAll, beforeAll, expect, test } from "vitest";
import type { FileChooser, Page } from "playwright-core";
import { expectRightForEveryone } from "./check-page.ts";
import { card, patience, send, startConversation, stepOf, waitForState } from "./drive-chat.ts";
import { openJourney, type Journey } from "./open-browser.ts";

let journey: Journey;
let page: Page;

beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
  page.setDefaultTimeout(patience);
});
afterAll(() => journey[Symbol.asyncDispose]());

const notes =
  "id,device,note\nn1,ThinkPad X1,fan is loud\nn2,ThinkPad T14,battery swells\nn3,Moto Edge,screen cracked\n";
const request = "import this file, then list the datasets";
const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const field = () => page.getByRole("textbox", { name: "Message" });
const attached = () => page.getByRole("list", { name: "Attached files" }).last();
const sendButton = () => page.getByRole("button", { name: "Send" });
const transferOf = (name: string, text: string) =>
  page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ""], fileName ?? "", { type: "text/csv" }));
      return data;
    },
    [name, text],
  );

/** Chromium opens none before it has put the last one away, which takes it longer than a test needs to press a key. */
async function chooserByKeyboard(): Promise<FileChooser> {
  const opened = page.waitForEvent("filechooser");
  let isOpen = false;
  void opened.then(
    () => (isOpen = true),
    () => undefined,
  );
  while (!isOpen) {
    await page.getByRole("button", { name: /^Attach a file/ }).focus();
    await page.keyboard.press("Enter");
    await Promise.race([opened, page.waitForTimeout(1_000)]);
  }
  return opened;
}

test("a file is chosen with the keyboard, taken away and chosen again; what is written stays", async () => {
  await field().fill(request);
  for (const isTakenAway of [true, false]) {
    await (await chooserByKeyboard()).setFiles(csv("field-notes.csv", notes));
    const remove = attached().getByRole("button", { name: "Remove field-notes.csv" });
    await remove.waitFor();
    if (!isTakenAway) continue;
    await remove.focus();
    await page.keyboard.press("Enter");
    await remove.waitFor({ state: "detached" });
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
  }
  expect(await field().inputValue()).toBe(request);
});

test("what is attached is there again after a reload, and right for everyone", async () => {
  await page.reload();
  await expectRightForEveryone(page, () =>
    attached().getByRole("button", { name: "Remove field-notes.csv" }).waitFor(),
  );
  expect(await field().inputValue()).toBe(request);
});

test("a ragged file is refused with its line, and nothing else is lost", async () => {
  const dropped = await transferOf("ragged.csv", "id,a,b\n1,2,3\n2,3\n");
  await field().dispatchEvent("dragenter", { dataTransfer: dropped });
  await page.getByText("Drop to attach").waitFor();
  await field().dispatchEvent("drop", { dataTransfer: dropped });
  const refused = attached().getByRole("alert");
  await refused.waitFor();
  expect(await refused.innerText()).toMatch(/ragged\.csv was not taken\..*Line 3 has 2 values/);
  // A browser notes every answer that is not a success on its console: this one was asked for.
  expect(journey.complaints.splice(0).every((complaint) => complaint.includes("/api/uploads"))).toBe(true);
  await attached().getByRole("button", { name: "Remove field-notes.csv" }).waitFor();
  expect(await field().inputValue()).toBe(request);
  await page.setViewportSize({ width: 380, height: 760 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await attached().getByRole("button", { name: "Dismiss what was said about ragged.csv" }).click();
  await refused.waitFor({ state: "detached" });
});

test("the plan imports the attached file, and the message leads to the file and to its dataset", async () => {
  await field().press("Enter");
  const plan = card(page, "Plan");
  await plan.waitFor();
  await page.getByRole("heading", { level: 1, name: request, exact: true }).waitFor();
  await stepOf(plan, 1)
    .getByRole("button", { name: /^upload: .*Change$/ })
    .waitFor();
  await plan.getByRole("button", { name: "Approve and run" }).click();
  await waitForState(plan, "Done");
  await stepOf(plan, 1).getByRole("link", { name: "Dataset" }).waitFor();
  const file = attached().getByRole("link", { name: "field-notes.csv" });
  expect(await file.isVisible()).toBe(true);
  await file.click();
  const panel = page.getByRole("complementary", { name: "Details" });
  await panel.getByText("battery swells").waitFor();
  await panel.getByText("CSV, 3 rows, 3 fields").waitFor();
  await panel.getByRole("link", { name: "field-notes v1, 3 rows" }).waitFor();
});

test("what a step of the finished plan has read is a table that sorts", async () => {
  const table = stepOf(card(page, "Plan"), 2).getByRole("table");
  await table.getByRole("cell", { name: "field-notes" }).waitFor();
  const counts = async () =>
    (await table.locator("tbody tr td:nth-child(3)").allInnerTexts()).map((text) =>
      Number(text.replaceAll(",", "")),
    );
  await table.getByRole("button", { name: "count" }).click();
  const sorted = await counts();
  expect(sorted.length).toBeGreaterThan(5);
  expect(sorted).toEqual(sorted.toSorted((one, other) => one - other));
});

test("the file's address alone shows it, and its dataset answers the next question", async () => {
  await expectRightForEveryone(page, () => page.getByText("battery swells").first().waitFor());
  await page.keyboard.press("Escape");
  await send(page, "Which columns does field-notes have?");
  await page.getByRole("main").getByText("device", { exact: true }).first().waitFor();
  await attached().getByRole("link", { name: "field-notes.csv" }).click();
  await page
    .getByRole("complementary", { name: "Details" })
    .getByRole("link", { name: "field-notes v1, 3 rows" })
    .click();
  await page.getByRole("region", { name: "field-notes" }).first().waitFor();
});

test("a pasted file is attached, and is sent by the button", async () => {
  await page.getByRole("link", { name: "Chat", exact: true }).click();
  await startConversation(page);
  const pasted = await transferOf("pasted.csv", "id,name\na,Anna\n");
  await field().evaluate((element, clipboardData) => {
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
  await attached().getByRole("button", { name: "Remove pasted.csv" }).waitFor();
  expect(await sendButton().isDisabled()).toBe(true);
  await field().fill("import this as people-here and show me its columns");
  await sendButton().click();
  const plan = card(page, "Plan");
  await plan.waitFor();
  await stepOf(plan, 1).getByRole("button", { name: "dataset: people-here. Change" }).waitFor();
  await plan.getByRole("button", { name: "Approve and run" }).click();
  await waitForState(plan, "Done");
  await stepOf(plan, 2).getByText("A column of the file.").waitFor();
});

test("no page complained and no request left the origin", () => expect(journey.complaints).toEqual([]));
