// The other tests rely on `watch`; here it is shown to notice each thing that must never happen.
import assert from "node:assert/strict";
import { eventually, scene, subject } from "./support/scene.mjs";


/** A rule that slips something into the page's own HTML. */
const slipIn = (markup) => [
  /^\/$/,
  (answer) => ({ ...answer, body: Buffer.from(answer.body.toString().replace("</head>", `${markup}</head>`)) }),
];

/** Chromium tells of a broken policy by itself too. */
const ALSO = /violates the following Content Security Policy/;

subject("watch", () => {
  for (const [what, markup, announced] of [
    ["an inline script", "<script>window.was = 1</script>", [/policy broken: script-src-elem by inline/, ALSO]],
    ["an inline style", "<style>h1 { color: red }</style>", [/policy broken: style-src-elem by inline/, ALSO]],
    ["a style attribute", `<base target="_self" style="color:red">`, [/policy broken: style-src-attr by inline/, ALSO]],
    ["a picture from another host", `<link rel="icon" href="http://example.com/x.png">`, [/policy broken: img-src by http:\/\/example\.com/, ALSO, /foreign request/]],
  ]) {
    scene(`${what} would be noticed`, { rules: [slipIn(markup)], announced }, async ({ faults }) => {
      await eventually(() => {
        for (const expected of announced) assert.ok(faults.some((fault) => expected.test(fault)), `${expected}`);
      });
    });
  }

  const missing = { announced: [/answer 404: .*missing\.json/, /console error: Failed to load resource.*404/] };
  scene("a missing file would be noticed", missing, async ({ page, faults }) => {
    await page.evaluate(() => fetch("./missing.json"));
    await eventually(() => assert.equal(faults.length, 2));
  });

  const outside = "http://example.com/x.png";
  const lenient = [
    /^\/$/,
    (answer) => ({
      ...answer,
      headers: { ...answer.headers, "content-security-policy": "", "cross-origin-embedder-policy": "unsafe-none" },
      body: Buffer.from(answer.body.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")),
    }),
  ];
  const foreign = { rules: [lenient], announced: [/foreign request: http:\/\/example\.com/, /console error.*ERR_NAME_NOT_RESOLVED/] };
  scene("a request to another host would be noticed, and goes nowhere", foreign, async ({ page, faults }) => {
    await page.evaluate((url) => {
      new Image().src = url;
    }, outside);
    await eventually(() => assert.equal(faults.length, 2));
  });

  const noisy = { announced: [/console warning: beware/, /error: .*nobody catches me/, /console error: from the worker/] };
  scene("a warning, an uncaught error and a worker's words would be noticed", noisy, async ({ page, faults }) => {
    await page.evaluate(() => {
      console.warn("beware");
      setTimeout(() => {
        throw new Error("nobody catches me");
      });
    });
    await eventually(() => assert.equal(page.workers().length, 1));
    await page.workers()[0].evaluate(() => console.error("from the worker"));
    await eventually(() => assert.equal(faults.length, 3));
  });
});
