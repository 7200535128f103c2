// The demonstration, opened as a person opens it.
import { go } from "./scene.mjs";

/** Opens the demonstration and goes to a page of it. */
export async function openDemo(page, name, say) {
  await go(page, "start", say);
  await page.getByRole("button", { name: say("start.demo") }).click();
  await page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();
  await go(page, name, say);
}

/** The figure of a rule's sentence that reads so: a button until it is changed. */
export function figure(page, say, field, value) {
  return page.getByRole("button", { name: say("rules.figure", { label: say(`field.${field}`), value }), exact: true });
}

/** Types over the figure and presses Enter. */
export async function retype(page, say, field, value, text) {
  await figure(page, say, field, value).click();
  const input = page.getByRole("textbox", { name: say(`field.${field}`), exact: true });
  await input.fill(text);
  await input.press("Enter");
}

/** A share as the page writes it. */
export const percent = (say, digits) => say("percent.with-sign", { digits });

/** Takes the last step back. */
export const undo = (page) => page.locator(".step-undo").click();
