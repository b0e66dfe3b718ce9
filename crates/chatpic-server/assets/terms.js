// The terms: chips that stand for fields, and what this browser chose last time. A post has none.

const KEY = "terms";
// Neither a password nor names nor descriptions are kept, and what is for adults is said each time.
const KEPT = ["expires_in", "max_views", "watermark", "mark_label", "end_early", "comments"];

const by = (id) => document.getElementById(id);

const fields = (form) => KEPT.flatMap((name) => [...form.querySelectorAll(`[name="${name}"]`)]);

export const remember = (form) => {
  if (!by("max_views")) return;
  const values = {};
  for (const field of fields(form)) {
    if (field.type === "radio") { if (field.checked) values[field.name] = field.value; }
    else values[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  try {
    localStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // No storage: the next visit begins with the usual terms.
  }
};

// Whether the form is as the server wrote it: what was chosen before this script came stands.
const untouched = (form) => [...form.elements].every((it) =>
  ["checkbox", "radio"].includes(it.type) ? it.checked === it.defaultChecked
    : it.type === "file" || it.defaultValue === undefined || it.value === it.defaultValue);

const recall = (form) => {
  let values = {};
  try {
    values = JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    // As above, or somebody else's words.
  }
  for (const field of fields(form)) {
    const value = values[field.name];
    if (field.type === "radio") field.checked ||= value === field.value;
    else if (field.type === "checkbox") field.checked = value === true;
    else if (typeof value === "string" && /^\d*$/.test(value)) field.value = value;
  }
};

export const terms = (form) => {
  const [once, limit, reveal, locked, password] = ["once", "max_views", "reveal", "locked", "password"].map(by);
  if (!limit) return;
  if (untouched(form)) recall(form);
  // The field says it for both.
  once.removeAttribute("name");
  if (once.checked && !limit.value) limit.value = "1";
  const shown = () => {
    once.checked = limit.value === "1";
    locked.checked ||= password.value !== "";
  };
  once.addEventListener("input", () => { limit.value = once.checked ? "1" : ""; });
  locked.addEventListener("input", () => {
    if (!locked.checked) password.value = "";
    shown();
    if (locked.checked) password.focus();
  });
  reveal.hidden = false;
  reveal.addEventListener("click", () => {
    const open = password.type === "password";
    password.type = open ? "text" : "password";
    reveal.setAttribute("aria-pressed", String(open));
  });
  // Chats can show nothing of what needs a button.
  const [preview, adult, ends] = ["preview", "adult", "end_early"].map(by);
  const needsButton = () => limit.value !== "" || password.value !== "" || by("watermark").checked || adult.checked || ends.checked;
  form.addEventListener("input", () => {
    shown();
    preview.disabled = needsButton();
    if (preview.disabled) preview.checked = false;
  });
  shown();
  preview.disabled = needsButton();
};
