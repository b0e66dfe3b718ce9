// What is in the tray: choose, drop, paste or take pictures, look at them, put them in order, take one out.

import { size } from "./figures.js";

const by = (id) => document.getElementById(id);
let chosen = [];
let changed = () => {};

export const clear = () => {
  chosen = [];
  by("prints").replaceChildren();
  changed();
};

export const tray = (form, { say, tell, closed, changed: onChange }) => {
  const [area, prints, field, camera, invitation] = ["tray", "prints", "file", "camera", "invitation"].map(by);
  const [maxFiles, maxBytes] = [Number(form.dataset.maxFiles), Number(form.dataset.maxBytes)];
  // None where no videos are taken.
  const maxVideoBytes = Number(form.dataset.maxVideoBytes ?? 0);
  const takesAvif = field.accept.split(",").includes("image/avif");
  const invited = invitation.textContent;

  changed = () => {
    const files = new DataTransfer();
    for (const { file } of chosen) files.items.add(file);
    field.files = files.files;
    area.classList.toggle("filled", chosen.length > 0);
    invitation.textContent = chosen.length > 0 ? say("add-more") : invited;
    const total = chosen.reduce((sum, { file }) => sum + file.size, 0);
    const words = { count: chosen.length, size: size(say, total) };
    onChange(chosen.map(({ file }) => file), chosen.length > 0 ? say("in-tray", words) : say("tray-empty"));
  };

  const button = (text, label, press) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", press);
    return made;
  };

  const still = (file, kind) => {
    const made = document.createElement(kind === "video" ? "video" : "img");
    made.src = URL.createObjectURL(file);
    if (kind === "video") {
      // Its first frame, as it will be seen on the link.
      [made.muted, made.playsInline, made.preload] = [true, true, "metadata"];
      made.setAttribute("aria-label", file.name);
    } else made.alt = file.name;
    for (const over of ["load", "loadeddata", "error"]) made.addEventListener(over, () => URL.revokeObjectURL(made.src));
    return made;
  };

  const print = ({ file, kind }) => {
    const [item, picture] = [document.createElement("li"), still(file, kind)];
    const entry = { file, item };
    const move = (step, press) => {
      const at = chosen.indexOf(entry);
      const to = Math.min(Math.max(at + step, 0), chosen.length - 1);
      chosen.splice(at, 1);
      chosen.splice(to, 0, entry);
      prints.append(...chosen.map((it) => it.item));
      changed();
      press.focus();
    };
    const remove = button("×", say("remove", { name: file.name }), () => {
      const at = chosen.indexOf(entry);
      chosen.splice(at, 1);
      item.remove();
      changed();
      (prints.children[Math.min(at, chosen.length - 1)]?.querySelector(".remove") ?? field).focus();
    });
    remove.className = "remove";
    const earlier = button("", say("earlier", { name: file.name }), () => move(-1, earlier));
    const later = button("", say("later", { name: file.name }), () => move(1, later));
    [earlier.className, later.className] = ["earlier", "later"];
    item.append(picture, remove, earlier, later);
    return entry;
  };

  // What a browser can't show and we can't take, by its first bytes; phones convert most of it when it is
  // picked from the photo library.
  const foreign = async (file) => {
    const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
    if (head.slice(4, 8) !== "ftyp") return file.type.startsWith("video/") ? "video" : null;
    if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/.test(head.slice(8))) return "heic";
    if (/^avi[fs]/.test(head.slice(8))) return takesAvif ? null : "avif";
    return "video";
  };

  const look = async (files) => {
    if (closed()) return;
    const folded = area.closest("details");
    if (folded) folded.open = true;
    tell("");
    const fitting = [];
    for (const file of files) {
      const kind = await foreign(file).catch(() => null);
      const most = kind === "video" ? maxVideoBytes : maxBytes;
      if (kind && (kind !== "video" || most === 0)) tell(say(`${kind}-title`, { name: file.name }), say(`${kind}-detail`));
      else if (file.size > most) tell(say("large-title", { size: size(say, file.size) }), say(kind ? "large-video-detail" : "large-detail", { size: size(say, most) }));
      else fitting.push({ file, kind });
    }
    const room = maxFiles - chosen.length;
    if (fitting.length > room) tell(say("many-title", { count: maxFiles }), say("many-detail", { count: maxFiles }));
    const taken = fitting.slice(0, room).map(print);
    chosen.push(...taken);
    prints.append(...taken.map((it) => it.item));
    changed();
  };

  // One after the other, in the order in which they came.
  let looked = Promise.resolve();
  const add = (files) => { looked = looked.then(() => look(files)); };

  field.addEventListener("change", () => add([...field.files]));
  addEventListener("paste", (paste) => {
    const files = [...(paste.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    paste.preventDefault();
    add(files);
  });
  addEventListener("dragover", (drag) => {
    drag.preventDefault();
    area.classList.add("over-tray");
  });
  addEventListener("dragleave", (drag) => {
    if (!drag.relatedTarget) area.classList.remove("over-tray");
  });
  addEventListener("drop", (drop) => {
    drop.preventDefault();
    area.classList.remove("over-tray");
    add([...drop.dataTransfer.files]);
  });

  // A finger's device has a camera; a desk's would only open the same window again.
  if (matchMedia("(pointer: coarse)").matches) by("take").hidden = false;
  camera.addEventListener("change", () => {
    add([...camera.files]);
    camera.value = "";
  });
  if (field.files.length > 0) add([...field.files]);

  return {
    // Waits until all that was chosen so far is in the tray.
    settled: () => looked,
  };
};
