// Accessibility rules by axe-core, with findings a person can act on.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const { source } = createRequire(import.meta.url)("axe-core");

/** WCAG 2.2 up to AA, and good practice beyond it. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

function line({ id, help, nodes }) {
  const places = nodes.map(({ target, any, all, none }) => {
    const why = [...any, ...all, ...none].map((check) => check.message).join("; ");
    return `      ${target.join(" ")}: ${why}`;
  });
  return [`    ${id}: ${help}`, ...places].join("\n");
}

/** What lies behind words in a drawing, or under a menu, axe cannot tell: that is for eyes, at the screenshots. */
const isForEyes = ({ id }) => id.startsWith("color-contrast");

/** Fails with every finding of axe on the page as it is now; `more` names rules beyond the usual ones. */
export async function assertAccessible(page, where, more = []) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const { violations, incomplete, passes } = await page.evaluate(
    ([values, rules]) =>
      window.axe.run(document, {
        runOnly: { type: "tag", values },
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
        resultTypes: ["violations", "incomplete"],
      }),
    [TAGS, more],
  );
  assert.ok(passes.length > 10, "axe looked at something");
  const findings = [...violations, ...incomplete.filter((finding) => !isForEyes(finding))];
  if (findings.length > 0) assert.fail(`axe on ${where}:\n${findings.map(line).join("\n")}\n`);
}
