// Starts the app without signal. What has a hash in its name never changes and comes from the cache; the page itself
// comes from the server while there is one; pictures of plans that were fetched beforehand come from the cache when
// there is none. Data is not its business: the app keeps its own answers and its own commands.
const APP = "threshold-app";
const PICTURES = "threshold-pictures";
/** How long the server may take to answer with the page before the kept one is shown, in ms. */
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && !isFile(url)) event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (url.pathname.startsWith("/files/")) event.respondWith(picture(request));
});

/** Addresses that the server answers by itself, though they are opened like pages. */
const isFile = ({ pathname }) =>
  /^\/(api|graphql|files|imports|exports|templates|prints|tenders\/[0-9a-f-]{36}\/)/.test(pathname);

async function page(request) {
  const cache = await caches.open(APP);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok && !response.redirected) await cache.put("/", response.clone());
    if (response.status < 500) return response;
  } catch {
    // no signal
  }
  return (await cache.match("/")) ?? Response.error();
}

async function asset(request) {
  const cache = await caches.open(APP);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function picture(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(PICTURES)).match(request.url);
    if (kept) return kept;
    throw error;
  }
}
