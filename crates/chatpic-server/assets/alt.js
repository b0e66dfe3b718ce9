// What the pictures show: without this script one text with a line for each, with it a field for each.

export const describe = (form, say) => {
  const text = document.getElementById("alt");
  if (!text) return;
  const list = document.createElement("ul");
  const words = new Map();
  // What was typed before this script came.
  let typed = text.value.split("\n");
  const line = (value) => value.replace(/\s+/g, " ");
  const compose = (files) => { text.value = files.map((file) => line(words.get(file) ?? "")).join("\n"); };
  text.after(list);
  text.hidden = true;
  form.addEventListener("files", ({ detail: files }) => {
    list.closest(".field").hidden = files.length === 0;
    if (files.length > 0) {
      files.forEach((file, n) => { if (typed[n] && !words.has(file)) words.set(file, typed[n]); });
      typed = [];
    }
    list.replaceChildren(...files.map((file, n) => {
      const [item, field] = [document.createElement("li"), document.createElement("input")];
      field.type = "text";
      field.maxLength = 1000;
      field.autocomplete = "off";
      field.value = words.get(file) ?? "";
      field.placeholder = file.name;
      field.setAttribute("aria-label", say("describe", { number: n + 1, name: file.name }));
      field.addEventListener("input", () => {
        words.set(file, field.value);
        compose(files);
      });
      item.append(field);
      return item;
    }));
    compose(files);
  });
  list.closest(".field").hidden = true;
};
