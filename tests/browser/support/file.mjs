// Files as a person gives them to the page.

/** A file of the person's machine. */
export const json = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** A plan of one field, with this title. */
export const plan = (title, more = {}) => JSON.stringify({ format: "fundpool-plan", version: 1, title: { zh: title, en: title }, year: 2026, ...more });

/**
 * The browser's own window for files, which this act opens. That it is meant for the test has to be known in the page before: on a busy
 * machine keys are there sooner than what the test says of it, and the window opens for nobody.
 */
export async function fileWindow(page, act) {
  const opened = page.waitForEvent("filechooser");
  await page.evaluate(() => {});
  await act();
  return opened;
}

/** A file is dragged over the page and dropped. */
export async function drop(page, { name, buffer }, whileOver = () => {}) {
  const data = await page.evaluateHandle(
    ([called, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], called, { type: "application/json" }));
      return transfer;
    },
    [name, buffer.toString()],
  );
  await page.dispatchEvent("main", "dragenter", { dataTransfer: data });
  await whileOver();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}
