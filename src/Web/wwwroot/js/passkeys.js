// Makes a key on this device, or signs in with one: <div data-passkey="create|get" data-options="address"><form>.
// It is hidden until this script shows it; without script one signs in by password.
const supported = globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON && globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;

const ask = async (box, form) => {
  const answer = await fetch(box.dataset.options, { method: "POST", body: new FormData(form) });
  const options = await answer.json();
  if (!answer.ok)
    throw new Error(options.error ?? box.dataset.failed);
  return box.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

for (const box of supported ? document.querySelectorAll("[data-passkey]") : []) {
  box.hidden = false;
  const form = box.querySelector("form");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    const error = form.querySelector("[data-error]");
    button.disabled = true;
    error.hidden = true;
    try {
      const credential = await ask(box, form);
      form.elements.Credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (reason) {
      // Closed by the person, or refused by the device: they may try again.
      error.textContent = reason.constructor === Error ? reason.message : box.dataset.failed;
      error.hidden = false;
      button.disabled = false;
    }
  });
}
