// Keeps a presence list on the device while there is no network, and sends it once it is back. Kept: numbers and states, never a name.
const form = document.querySelector("form.presence-list");
const state = document.querySelector("[data-presence]");

if (form) {
  const place = `maillage-presence-${state.dataset.presence}`;
  const token = form.elements["__RequestVerificationToken"];
  const kept = () => JSON.parse(localStorage.getItem(place) ?? "null");

  const send = async (list) => {
    const body = new URLSearchParams({ ...list.noted, entry: list.entry, __RequestVerificationToken: token.value });
    const answer = await fetch(location.pathname, { method: "POST", body, redirect: "follow" });
    if (!answer.ok)
      return void (form.dataset.refused = "true");
    // The session ended meanwhile: the list stays here, and leaves once the person has signed in again and this page is open.
    if (new URL(answer.url).pathname.startsWith("/compte/connexion"))
      return void location.assign(answer.url);
    localStorage.removeItem(place);
    state.textContent = state.dataset.sent;
    location.assign(answer.url);
  };

  const flush = async () => {
    const list = kept();
    if (!list)
      return;
    // The key travels with the list: sent twice, it is taken once.
    try { await send(list); } catch { state.textContent = state.dataset.kept; }
  };

  for (const [name, value] of Object.entries(kept()?.noted ?? {})) {
    const radio = form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
    if (radio) radio.checked = true;
  }

  form.addEventListener("submit", (event) => {
    if (form.dataset.refused)
      return;
    event.preventDefault();
    const noted = Object.fromEntries([...new FormData(form)].filter(([name]) => name.startsWith("C-")));
    localStorage.setItem(place, JSON.stringify({ entry: form.elements["entry"].value, noted }));
    flush().then(() => {
      // Refused by the server: sent plainly, so that its words are shown.
      if (form.dataset.refused) {
        localStorage.removeItem(place);
        form.requestSubmit();
      }
    });
  });

  addEventListener("online", flush);
  if (kept()) flush();
}
