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

  // One tap for most, then the exceptions: nobody already noted is changed.
  const all = form.querySelector("[data-all]");
  if (all && form.querySelector(`input[value="${all.dataset.all}"]`)) {
    all.hidden = false;
    all.addEventListener("click", () => {
      for (const group of form.querySelectorAll("fieldset"))
        if (!group.querySelector(":checked")) group.querySelector(`input[value="${all.dataset.all}"]`).checked = true;
    });
  }

  form.addEventListener("submit", (event) => {
    // Sent plainly: the server's words are shown, and the choices are on the screen.
    if (form.dataset.refused)
      return localStorage.removeItem(place);
    event.preventDefault();
    const noted = Object.fromEntries([...new FormData(form)].filter(([name]) => /^(?:was\.)?C-/.test(name)));
    localStorage.setItem(place, JSON.stringify({ entry: form.elements["entry"].value, noted }));
    flush().then(() => {
      if (form.dataset.refused)
        form.requestSubmit();
    });
  });

  addEventListener("online", flush);
  if (kept()) flush();
}
