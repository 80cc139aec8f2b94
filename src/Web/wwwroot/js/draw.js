// Shows how far a draw has come, and the result once it is there.
const place = document.querySelector("[data-progress]");

const ask = async () => {
  try {
    const { done, words, part } = await (await fetch(place.dataset.progress, { headers: { accept: "application/json" } })).json();
    if (done)
      return void location.reload();
    place.querySelector("progress").value = part;
    place.querySelector("p").textContent = words;
  } catch {
    // No network for a moment: asked again.
  }
  setTimeout(ask, 1000);
};

if (place)
  setTimeout(ask, 1000);
