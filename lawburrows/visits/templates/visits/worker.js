/* Keeps the shell, which holds nobody's data, and answers with it when there is no network. Nothing else is kept. Sends what
   is finished and sealed when the network is back and the page is closed. */
importScripts("{{ outbox }}");

const SHELL = {{ shell|safe }};
const NAME = "visits-shell-1";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(NAME).then(async (cache) => {
      for (const address of SHELL) {
        const answer = await fetch(address, { credentials: "omit", cache: "reload" });
        if (!answer.ok) throw new Error(address);
        await cache.put(address, answer);
      }
      await self.skipWaiting();
    }),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (!SHELL.includes(address.pathname)) return;
  event.respondWith(
    fetch(address.pathname, { credentials: "omit" })
      .then(async (answer) => {
        if (answer.ok) await (await caches.open(NAME)).put(address.pathname, answer.clone());
        return answer;
      })
      .catch(async () => (await caches.match(address.pathname)) || Response.error()),
  );
});

/* What could not be sent is tried again when the browser thinks best. A page that is open shows how it stands. */
self.addEventListener("sync", (event) => {
  if (event.tag !== "drafts") return;
  event.waitUntil(
    self.outbox.sendEach().then(async ({ again }) => {
      for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage("sent");
      if (again) throw new Error("not sent yet");
    }),
  );
});
