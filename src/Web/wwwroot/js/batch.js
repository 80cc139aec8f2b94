// Typing in paper: a single figure goes on to the next box, Enter to the next sheet. Without it, the Tab key does the same.
const fields = [...document.querySelectorAll(".batch input:not([type=hidden])")];

document.querySelector(".batch")?.addEventListener("input", (event) => {
  const field = event.target;
  if (field.maxLength === 1 && /^\d$/.test(field.value))
    fields[fields.indexOf(field) + 1]?.focus();
});

document.querySelector(".batch")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.tagName !== "INPUT")
    return;
  event.preventDefault();
  const next = event.target.closest("tr").nextElementSibling;
  (next ? next.querySelector("input") : document.querySelector(".batch .button")).focus();
});
