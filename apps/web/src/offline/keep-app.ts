const CACHE = "threshold-app";

/**
 * Makes the app start without signal: its service worker, and in its cache the page and every script, style and font
 * that this page has loaded. Load first what else is to work without signal. Answers the bytes kept; throws where the
 * browser cannot or has no room.
 */
export async function keepApp(): Promise<number> {
  await navigator.serviceWorker.register("/service-worker.js");
  await navigator.serviceWorker.ready;
  await navigator.storage?.persist?.(); // asks the browser not to clear it away when room is short
  const loaded = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/assets/"))
    .map(({ pathname }) => pathname);
  const cache = await caches.open(CACHE);
  const addresses = [...new Set(["/", "/icon.svg", ...loaded])];
  await cache.addAll(addresses);
  const sizes = addresses.map(
    async (address) => ((await (await cache.match(address))?.blob()) ?? new Blob()).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Whether the app was made ready on this device. */
export const isAppKept = async (): Promise<boolean> =>
  "serviceWorker" in navigator &&
  (await navigator.serviceWorker.getRegistration()) !== undefined &&
  (await caches.has(CACHE));
