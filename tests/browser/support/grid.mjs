// A grid, as a person sees and handles it.
import assert from "node:assert/strict";
import { eventually, go } from "./scene.mjs";

/** Opens the example and goes to a page of it. */
export async function openExample({ page, say }, name) {
  await page.getByRole("button", { name: say("start.demo") }).click();
  await page.getByRole("heading", { level: 1, name: say("overview.title") }).waitFor();
  await go(page, name, say);
  await page.locator("#cell-0-0").waitFor();
  // The columns that tell of the answer have filled.
  await page.locator(".seal.is-proven:not(.is-searching)").waitFor();
}

/** The active cell: the column's field, the row as shown from 0, and what stands in the input over it. */
export const active = (page) =>
  page.evaluate(() => {
    const input = document.querySelector(".ledger-input");
    const [, row, column] = input.getAttribute("aria-activedescendant").split("-");
    return { row: Number(row), column: Number(column), focused: document.activeElement === input, draft: input.value };
  });

/** The position of a column by its heading. */
export async function column(page, heading) {
  const headings = await page.getByRole("columnheader").allInnerTexts();
  const place = headings.findIndex((text) => text.trim().toLowerCase().startsWith(heading.toLowerCase()));
  assert.ok(place >= 0, `${heading} in ${headings}`);
  return place;
}

export const cell = (page, row, place) => page.locator(`#cell-${row}-${place}`);
/** What a cell shows, without what is only said of it. */
export const text = (page, row, place) =>
  cell(page, row, place).evaluate((part) => {
    const shown = [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    return shown.map((node) => node.data).join("").replaceAll("\u202f", " ");
  });

/** A cell comes to show these words. */
export const shows = (page, row, place, words) => eventually(async () => assert.equal(await text(page, row, place), words));

/** Pastes a text into what has the focus, as Ctrl+V does. */
export const paste = (page, words) =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, words);

/** Copies as Ctrl+C does; what came of it. */
export const copied = (page) =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return clipboardData.getData("text/plain");
  });
