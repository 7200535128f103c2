// axe finds nothing: on each page, in each theme and language, and in the states a page can be in.
import { assertAccessible } from "./support/axe.mjs";
import { go, PAGES, scene, SIZES, subject, THEMES } from "./support/scene.mjs";

/** The theme for those who need contrast keeps to the stricter ratio of WCAG AAA. */
const BEYOND = { contrast: ["color-contrast-enhanced"] };

subject("axe", () => {
  for (const theme of THEMES) {
    for (const lang of ["zh", "en"]) {
      scene(`axe finds nothing on any page (${lang}, ${theme})`, { lang, kept: { theme }, plan: true }, async ({ page, say }) => {
        for (const name of [...PAGES, "start"]) {
          await go(page, name, say);
          await assertAccessible(page, name, BEYOND[theme]);
        }
      });
    }
  }

  scene("axe finds nothing on an unknown address", { at: "#/nothing" }, ({ page }) => assertAccessible(page, "unknown"));

  const phone = { size: SIZES[2], kept: { text: "1.5" }, plan: true };
  scene("axe finds nothing on a phone with large text, menus folded and unfolded", phone, async ({ page, say }) => {
    await assertAccessible(page, "phone");
    await page.getByRole("button", { name: say("frame.menu") }).click();
    await page.getByRole("navigation").getByRole("link", { name: say("streams.title") }).waitFor();
    await assertAccessible(page, "phone, pages unfolded");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say("display.button") }).click();
    await page.getByRole("group", { name: say("display.theme") }).waitFor();
    await assertAccessible(page, "phone, display unfolded");
  });
});
