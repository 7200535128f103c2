// The open plan, as a person sees and handles it, and its record, as the browser keeps it.
import assert from "node:assert/strict";
import { eventually, ready } from "./scene.mjs";

/** Opens the example from the start page, and waits until it is saved. */
export async function openDemo({ page, say }) {
  await page.getByRole("button", { name: say("start.demo") }).click();
  await arrive({ page, say });
}

/** Opens an empty plan from the start page, and waits until it is saved. */
export async function openEmpty({ page, say }) {
  await page.getByRole("button", { name: say("begin.empty") }).click();
  await arrive({ page, say });
}

async function arrive({ page, say }) {
  await page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();
  await isSaved(page);
}

/** The field in the top bar that holds the plan's title. */
export const titleField = ({ page, say }) => page.getByRole("textbox", { name: say("files.name") });

/** Gives the plan another title, as a person does: the simplest of all edits. */
export async function rename(stage, title) {
  await titleField(stage).fill(title);
  await stage.page.keyboard.press("Enter");
}

/** Another tab of the same person. */
export async function secondTab({ context, url, say, tag }) {
  const page = await context.newPage();
  await page.goto(url);
  await ready(page);
  return { page, say, tag };
}

/** The stored plans on the start page. */
export const shelved = (page) => page.locator(".shelved");

/** Opens a stored plan by its title, from the start page. */
export const openShelved = ({ page, say }, title) => shelved(page).getByRole("button", { name: say("recent.open-of", { title }), exact: true }).click();

/** Asks for a plan that another tab had, until this tab has it. */
export const workHere = ({ page, say }, patience) =>
  eventually(async () => {
    const elsewhere = page.getByText(say("saved.elsewhere"), { exact: true });
    if (await elsewhere.isVisible()) await page.getByRole("button", { name: say("saved.work-here") }).click({ timeout: 1000 });
    await elsewhere.waitFor({ state: "hidden", timeout: 1000 });
  }, patience);

/** The plan has this title. */
export const isTitled = (stage, title) => eventually(async () => assert.equal(await titleField(stage).inputValue(), title));

/** The top bar says that all is saved. */
export const isSaved = (page) => page.locator(".saved-words.is-saved").waitFor();

/** Every stored record, `{ key, card, document }`, read past the program. */
export const records = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("fundpool");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction(["cards", "documents"]);
          const [cards, documents] = ["cards", "documents"].map((name) => transaction.objectStore(name));
          const [keys, heads, bodies] = [cards.getAllKeys(), cards.getAll(), documents.getAll()];
          transaction.oncomplete = () => {
            database.close();
            resolve(keys.result.map((key, place) => ({ key, card: heads.result[place], document: bodies.result[place] })));
          };
        };
      }),
  );

/** Writes something into a store, past the program. */
export const meddle = (page, store, key, value) =>
  page.evaluate(
    ([name, at, what]) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("fundpool");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction([name], "readwrite");
          transaction.objectStore(name).put(what, at);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [store, key, value],
  );

/** What a click downloads: `{ name, text }`. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
}
