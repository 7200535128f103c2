// Pictures for eyes: each page in each language, theme and size, into screenshots/, which is not committed.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDemo } from "./support/plan.mjs";
import { go, PAGES, scene, SIZES, subject, THEMES } from "./support/scene.mjs";
import { solverAnswers } from "./support/solver.mjs";

const FOLDER = new URL("screenshots/", import.meta.url);

subject("screenshots", () => {
  mkdirSync(FOLDER, { recursive: true });
  for (const size of SIZES) {
    for (const theme of THEMES) {
      for (const lang of ["zh", "en"]) {
        const look = `${size.width}x${size.height}-${theme}-${lang}`;
        scene(`pictures of ${look}`, { lang, size, kept: { theme } }, async (stage) => {
          const { page, say } = stage;
          await solverAnswers(stage);
          await openDemo(stage);
          for (const name of [...PAGES, "start"]) {
            await go(page, name, say);
            const path = fileURLToPath(new URL(`${name}-${look}.png`, FOLDER));
            await page.screenshot({ path, fullPage: true, animations: "disabled" });
          }
        });
      }
    }
  }
});
