// What Lighthouse says of the start page, as an office PC loads it (its desktop settings), without network beyond the page's own server.
import lighthouse, { desktopConfig } from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices"];

export async function* measureLighthouse(port, url) {
  const run = await lighthouse(`${url}/`, { port, logLevel: "error", onlyCategories: CATEGORIES }, desktopConfig);
  for (const category of CATEGORIES) {
    const { title, score } = run.lhr.categories[category];
    yield { subject: "Lighthouse, desktop", figure: title, value: `${Math.round(score * 100)}` };
  }
  for (const audit of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
    const { title, displayValue } = run.lhr.audits[audit];
    yield { subject: "Lighthouse, desktop", figure: title, value: displayValue };
  }
}
