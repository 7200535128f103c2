// Keeps the app on this machine, one whole version at a time, so that it opens without the network.
//
// `cargo xtask build` writes what the version is made of in front of this: VERSION = { build, files: { path: SHA-256 } }. So the file differs
// from build to build, and the browser takes each of them in as a new version, which waits until the page asks for it.

/** What all versions at this address are kept under; the build follows. */
const OURS = `fundpool ${self.registration.scope} `;
const NAME = OURS + VERSION.build;

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps a file if it is the one that the version was built with; a cache on the way may hold another, so it is asked past once. */
async function keep(cache, path, hash) {
  for (const mode of ["default", "reload"]) {
    const response = await fetch(path, { cache: mode, credentials: "same-origin" });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await sha256(bytes)) === hash) {
      return cache.put(path, new Response(bytes, { headers: response.headers }));
    }
  }
  throw new Error(`${path} is not that of build ${VERSION.build}`);
}

/** All files or none: where one is missing or damaged, the version before goes on, and the browser tries again at a later visit. */
async function takeIn() {
  const cache = await caches.open(NAME);
  try {
    await Promise.all(Object.entries(VERSION.files).map(([path, hash]) => keep(cache, path, hash)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** The other versions, the last that came at the end. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);

/** Takes the place of the version that waits. That one never ran, so no tab is of it; kept, it would be taken for the one that did. */
async function supersede() {
  const last = self.registration.waiting ? (await others()).slice(-1) : [];
  await Promise.all(last.map((name) => caches.delete(name)));
}

/** Lets go of all versions but this one and the one before, which open tabs may still be of. */
async function takeOver() {
  await Promise.all((await others()).slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The kept file, of the build that the address names, else of this one, else of the one before. */
async function kept(url, path) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const asked = OURS + url.searchParams.get("v");
  for (const name of [asked, NAME, ...names]) {
    const found = names.includes(name) && (await (await caches.open(name)).match(path));
    if (found) return found;
  }
  return undefined;
}

async function answer(request, url) {
  const page = [self.registration.scope, `${self.registration.scope}index.html`];
  const isPage = request.mode === "navigate" && page.includes(url.origin + url.pathname);
  // Kept files that the browser does not give, after its disk failed say, are as good as none.
  const found = await kept(url, isPage ? "./" : url.pathname).catch(() => undefined);
  return found ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(takeIn().then(supersede)));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.href.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request, url));
  }
});
