import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "vitest";
import type { Page } from "playwright-core";

const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const narrowest = { width: 360, height: 740 };

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

/** Nothing but a region of its own scrolls sideways. */
async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The present page is right for everyone: axe finds nothing, light and dark, wide and on a phone; no sideways scroll at 360 px. */
export async function expectRightForEveryone(page: Page, ready: () => Promise<unknown>): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.locator(colorScheme === "dark" ? "html.dark" : "html:not(.dark)").waitFor();
    for (const [name, size] of Object.entries(widths)) {
      await page.setViewportSize(size);
      await ready();
      found.push(
        ...(await violationsOf(page)).map(
          (violation) => `${page.url()} ${colorScheme} ${name}: ${violation}`,
        ),
      );
    }
  }
  await page.setViewportSize(narrowest);
  await ready();
  const overflow = await overflowOf(page);
  if (overflow > 0) found.push(`${page.url()} scrolls sideways by ${overflow} px at 360 px`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(widths.desk);
  expect(found).toEqual([]);
}
