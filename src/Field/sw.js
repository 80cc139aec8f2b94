/* Keeps the app's own files, so that it opens without network. What is noted never comes near it. */
const version = '__VERSION__', files = __FILES__;
const kept = `carnet-${version}`, lists = 'carnet-communes';

self.addEventListener('install', (event) => event.waitUntil(
  caches.open(kept).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload', credentials: 'omit' })))),
));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('carnet-') && name !== kept && name !== lists) await caches.delete(name);
  await self.clients.claim();
})()));

// Another version takes over on a tap, never under someone's fingers.
self.addEventListener('message', (event) => { if (event.data === 'take over') void self.skipWaiting(); });

self.addEventListener('fetch', (event) => {
  const { request } = event, { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/terrain/api/')) return;
  if (request.mode === 'navigate') event.respondWith(first('/terrain/', request));
  else if (files.includes(pathname)) event.respondWith(first(pathname, request));
  else if (pathname.startsWith('/terrain/communes/')) event.respondWith(newest(request));
});

const first = async (pathname, request) => (await (await caches.open(kept)).match(pathname, { ignoreVary: true })) ?? fetch(request);

/** Communes are public lists: the newest one with network, the last one without. */
async function newest(request) {
  const cache = await caches.open(lists);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}
