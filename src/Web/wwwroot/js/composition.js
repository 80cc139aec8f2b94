// Judges the choice anew at each tick, in the server's words; without a script, and without a network, the button does it.
const form = document.querySelector("form[data-live-form]");

if (form) {
  const button = form.querySelector("[data-live-check]");
  let asked;

  const judge = async () => {
    asked?.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    body.set("act", "check");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, signal: asked.signal });
      if (!answer.ok || answer.redirected)
        throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of form.querySelectorAll("[data-live]")) {
        const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
        if (fresh)
          part.replaceChildren(...fresh.childNodes);
      }
      button.hidden = true;
    } catch (error) {
      if (error.name !== "AbortError")
        button.hidden = false;
    }
  };

  button.hidden = true;
  form.addEventListener("change", (event) => {
    if (event.target.name === "Chosen")
      judge();
  });
}
