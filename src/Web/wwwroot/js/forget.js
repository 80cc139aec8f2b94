// Who signs out leaves no attendance list on the device; what was noted and not yet sent has no name, and stays until it leaves.
for (const form of document.querySelectorAll("form[method=post]"))
  form.addEventListener("submit", async event => {
    if (!globalThis.caches || form.dataset.forgotten)
      return;
    event.preventDefault();
    form.dataset.forgotten = "true";
    await caches.delete("presence").catch(() => undefined);
    form.requestSubmit();
  });
