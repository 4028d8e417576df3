// Takes the place of a service worker that this portal once had: forgets what that kept, and itself.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const own = (await caches.keys()).filter((name) => name.startsWith("warta-offline-"));
  await Promise.all(own.map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
