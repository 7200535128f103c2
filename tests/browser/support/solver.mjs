// The solver worker, seen from outside.
import { pattern } from "./words.mjs";

/** The version of the messages between page and worker. */
export const PROTOCOL = 8;

/** Waits until the page says that the solver answers; the page has to be the start. */
export async function solverAnswers({ page, say }) {
  await page.getByText(pattern(say("start.solver-answers"))).waitFor();
}

/** Asks the worker itself, as the page does: who it says it is, `{ protocol, build }`. */
export async function ping(page) {
  const answer = await page.workers()[0].evaluate(
    () =>
      new Promise((resolve) => {
        const { postMessage } = self;
        self.postMessage = (text) => {
          self.postMessage = postMessage;
          resolve(text);
        };
        self.dispatchEvent(new MessageEvent("message", { data: JSON.stringify("ping") }));
      }),
  );
  return JSON.parse(answer).pong;
}
