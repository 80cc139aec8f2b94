// Completes a place while it is typed: <input data-places="/lieux">. Without script the field takes a name or a postcode.
const wait = 120;

for (const input of document.querySelectorAll("[data-places]")) {
  const list = document.createElement("ul");
  list.id = `${input.id}-places`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
  input.parentElement.classList.add("place");
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("autocomplete", "off");

  let places = [];
  let current = -1;
  let timer;
  let asking;

  const nameOf = place => place.label.replace(/ \(.*/, "");

  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = index => {
    // A list that somebody chooses from does not change under their fingers.
    clearTimeout(timer);
    asking?.abort();
    current = (index + places.length) % places.length;
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === current)));
    input.setAttribute("aria-activedescendant", list.children[current].id);
    list.children[current].scrollIntoView({ block: "nearest" });
  };

  const take = index => {
    input.value = places[index].value;
    close();
  };

  const show = () => {
    list.replaceChildren(...places.map((place, i) => {
      const line = document.createElement("li");
      line.id = `${list.id}-${i}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      const name = document.createElement("b");
      name.textContent = nameOf(place);
      const more = document.createElement("small");
      more.textContent = ` ${[place.kind, place.label.match(/\((.*)\)/)?.[1]].filter(Boolean).join(", ")}`;
      line.append(name, more);
      // Before the field loses the focus.
      line.addEventListener("mousedown", event => { event.preventDefault(); take(i); });
      return line;
    }));
    current = -1;
    list.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const text = input.value.trim();
    if (text.length < 2) {
      close();
      return;
    }
    try {
      const answer = await fetch(`${input.dataset.places}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      places = answer.ok ? await answer.json() : [];
      show();
    } catch {
      // Another letter was typed, or the network is away: the field still works as it is.
    }
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, wait); });
  input.addEventListener("blur", () => { clearTimeout(timer); asking?.abort(); close(); });
  input.addEventListener("keydown", event => {
    if (list.hidden)
      return;
    if (event.key === "ArrowDown") mark(current + 1);
    else if (event.key === "ArrowUp") mark(current < 0 ? -1 : current - 1);
    else if (event.key === "Enter" && current >= 0) take(current);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
