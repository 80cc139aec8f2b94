// Keeps a presence list on the device while there is no network, and sends it once it is back. Kept: numbers and states, never a name.
const form = document.querySelector("form.presence-list");
const state = document.querySelector("[data-presence]");

const answered = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// A database and not localStorage: only its transactions say when a list is really on the disk, before "kept" is promised.
const lists = async (mode, act) => {
  const opening = indexedDB.open("maillage-presence", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("lists");
  const database = await answered(opening);
  const transaction = database.transaction("lists", mode, { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const [result] = await Promise.all([answered(act(transaction.objectStore("lists"))), done]);
  database.close();
  return result;
};

if (form) {
  const place = state.dataset.presence;
  const token = form.elements["__RequestVerificationToken"];
  const kept = () => lists("readonly", store => store.get(place)).catch(() => undefined);
  const keep = list => lists("readwrite", store => store.put(list, place));
  const forget = () => lists("readwrite", store => store.delete(place));

  // The key travels with the list: sent twice, it is taken once.
  const send = async list => {
    const body = new URLSearchParams({ ...list.noted, entry: list.entry, script: "true", waited: String(list.waited ?? false), __RequestVerificationToken: token.value });
    const answer = await fetch(location.pathname, { method: "POST", body, redirect: "follow" });
    if (!answer.ok)
      return void (form.dataset.refused = "true");
    // The session ended meanwhile: the list stays here, and leaves once the person has signed in again and this page is open.
    if (new URL(answer.url).pathname.startsWith("/compte/connexion"))
      return void location.assign(answer.url);
    await forget();
    state.textContent = state.dataset.sent;
    // Not the answer's own page: what it has to say is said on the next one that is opened.
    location.assign(location.pathname.replace(/\/presences$/, ""));
  };

  const flush = async () => {
    const list = await kept();
    if (!list)
      return;
    try {
      await send(list);
    } catch {
      state.textContent = state.dataset.kept;
      state.scrollIntoView({ block: "nearest" });
      await keep({ ...list, waited: true }).catch(() => undefined);
    }
  };

  // One tap for most, then the exceptions: nobody already noted is changed.
  const all = form.querySelector("[data-all]");
  if (all && form.querySelector(`input[value="${all.dataset.all}"]`)) {
    all.hidden = false;
    all.addEventListener("click", () => {
      for (const group of form.querySelectorAll("fieldset"))
        if (!group.querySelector(":checked")) group.querySelector(`input[value="${all.dataset.all}"]`).checked = true;
    });
  }

  form.addEventListener("submit", async event => {
    // Sent plainly: the server's words are shown, and the choices are on the screen.
    if (form.dataset.plain)
      return;
    event.preventDefault();
    const noted = Object.fromEntries([...new FormData(form)].filter(([name]) => /^(?:was\.)?C-/.test(name)));
    try {
      if (!form.dataset.refused) {
        // A page kept from before may be filled in twice: each list has a key of its own.
        const entry = (await kept())?.entry ?? globalThis.crypto.randomUUID?.() ?? form.elements["entry"].value;
        await keep({ entry, noted });
        await flush();
      }
    } catch {
      // Nothing can be kept on this device: the list leaves as it would without script.
      form.dataset.refused = "true";
    }
    if (form.dataset.refused) {
      await forget().catch(() => undefined);
      form.dataset.plain = "true";
      form.requestSubmit();
    }
  });

  addEventListener("online", flush);

  // Opened again without network, the page stands as it was: one page, kept for a day, until signing out.
  const keepPage = async () => {
    const worker = await navigator.serviceWorker.register("/seances/hors-reseau.js", { scope: location.pathname });
    const cache = await caches.open("presence");
    for (const other of await cache.keys())
      if (other.url.endsWith("/presences") && new URL(other.url).pathname !== location.pathname) await cache.delete(other);
    const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map(e => e.href || e.src);
    for (const address of [location.pathname, ...parts]) {
      const answer = await fetch(address);
      if (answer.ok && !answer.redirected) await cache.put(new URL(address, location.href), answer);
    }
    state.dataset.offline = worker.scope;
  };
  if (navigator.serviceWorker && globalThis.caches)
    keepPage().catch(() => undefined);

  for (const [name, value] of Object.entries((await kept())?.noted ?? {})) {
    const radio = form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
    if (radio) radio.checked = true;
  }
  await flush();
}
