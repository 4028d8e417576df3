// Shows the offline page when a page cannot be had. It keeps that page and what it looks like, and no news: what readers see
// is never stale.
const VERSION = "VERSION";
const HOMES = "HOMES"; // of each edition: its home, its offline page; the longest home first
const NAME = "warta-offline-" + VERSION;

const store = async () => {
  const cache = await caches.open(NAME);
  for (const [, page] of HOMES) {
    const answer = await fetch(page, { cache: "reload" });
    if (!answer.ok) throw new Error(page);
    const text = await answer.clone().text();
    await cache.put(page, answer);
    const sheets = [...text.matchAll(/<link[^>]+rel=["']?stylesheet["']?[^>]*>/g)];
    const links = sheets.map(([link]) => /href=["']?([^"'\s>]+)/.exec(link)?.[1]);
    await cache.addAll([...new Set(links)].filter((link) => link?.startsWith("/")));
  }
};

self.addEventListener("install", (event) => event.waitUntil(store().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("warta-offline-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The request of a page need not wait for this script to start.
  await self.registration.navigationPreload?.enable();
})()));

const kept = async (key) => (await caches.open(NAME)).match(key);

const page = async (event) => {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const path = new URL(event.request.url).pathname;
    const [, offline] = HOMES.find(([home]) => path.startsWith(home)) ?? HOMES.at(-1);
    const answer = await kept(offline);
    if (!answer) throw error;
    return new Response(answer.body, { status: 503, headers: answer.headers });
  }
};

const sheet = (request) => fetch(request).catch(async (error) => {
  const answer = await kept(request.url);
  if (!answer) throw error;
  return answer;
});

self.addEventListener("fetch", (event) => {
  const { method, mode, destination } = event.request;
  if (method !== "GET") return;
  if (mode === "navigate") event.respondWith(page(event));
  else if (destination === "style") event.respondWith(sheet(event.request));
});
