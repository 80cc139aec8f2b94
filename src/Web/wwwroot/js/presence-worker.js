// Opens one page without network: the attendance list it was registered for, as last seen, for a day. Nothing else is kept but what draws it.
const kept = "presence";
const day = 24 * 60 * 60 * 1000;
const drawsThePage = path => /^\/(?:css|js|fonts)\/|^\/[a-z-]+\.svg$/.test(path);

const answer = async (request, isPage) => {
  const cache = await caches.open(kept);
  try {
    const fresh = await fetch(request);
    // Signed out, or no longer theirs to see: what was kept goes too.
    if (isPage && !fresh.ok)
      await cache.delete(request.url);
    else if (fresh.ok)
      await cache.put(request.url, fresh.clone());
    return fresh;
  } catch (error) {
    const found = await cache.match(request.url);
    if (!found || isPage && Date.now() - Date.parse(found.headers.get("date")) > day) {
      if (isPage)
        await cache.delete(request.url);
      throw error;
    }
    return found;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  const isPage = request.mode === "navigate";
  if (request.method === "GET" && url.origin === location.origin && (isPage || drawsThePage(url.pathname)))
    event.respondWith(answer(request, isPage));
});
