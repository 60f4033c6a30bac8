// SPDX-License-Identifier: EUPL-1.2
// What stays in this browser: a text field without a name, kept in localStorage by the id of its
// exercise. Nothing here talks to a server, and live.js takes no event from inside [data-mdk-local].

export const LOCAL = "[data-mdk-local]";
export const PREFIX = "meedenker-local:";

/**
 * Show and fill the local fields inside `root`, and keep what is typed.
 * @param {ParentNode} root
 * @param {Storage | null} [storage]
 */
export function keepLocal(root, storage = localStorageOrNull()) {
  for (const box of root.querySelectorAll(LOCAL)) keepOne(root, /** @type {HTMLElement} */ (box), storage);
}

/** @param {ParentNode} root @param {HTMLElement} box @param {Storage | null} storage */
function keepOne(root, box, storage) {
  const id = box.dataset.mdkLocal ?? "";
  const field = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
  const wipe = /** @type {HTMLButtonElement} */ (box.querySelector("[data-mdk-wipe]"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const blank = root.querySelector(`[data-mdk-blank="${CSS.escape(id)}"]`);
  const labels = { wipe: wipe.textContent ?? "", again: wipe.dataset.again ?? "" };
  let wiped = "";

  /** @param {"kept" | "refused" | "wiped" | ""} said */
  function show(said) {
    const empty = field.value.trim() === "";
    box.classList.toggle("mdk-no-print", empty);
    blank?.classList.toggle("mdk-no-print", !empty);
    wipe.hidden = empty && wiped === "";
    wipe.textContent = empty ? labels.again : labels.wipe;
    const text = box.dataset[said] ?? "";
    if (status.textContent !== text) status.textContent = text;
    if (said === "" || said === "wiped") delete status.dataset.state;
    else status.dataset.state = said === "kept" ? "saved" : "failed";
  }

  function keep() {
    const empty = field.value.trim() === "";
    const done = write(storage, PREFIX + id, empty ? "" : field.value);
    show(!done ? "refused" : empty ? "" : "kept");
  }

  function onWipe() {
    const text = field.value.trim() === "" ? wiped : "";
    wiped = text ? "" : field.value;
    field.value = text;
    const done = write(storage, PREFIX + id, text);
    show(!done ? "refused" : text ? "kept" : "wiped");
    if (text) field.focus();
  }

  field.value = read(storage, PREFIX + id);
  field.addEventListener("input", () => {
    wiped = "";
    keep();
  });
  wipe.addEventListener("click", onWipe);
  globalThis.addEventListener("storage", (event) => {
    if (event.key !== PREFIX + id) return; // typed in another tab: never write over it later
    field.value = event.newValue ?? "";
    show(field.value ? "kept" : "");
  });
  blank?.classList.add("mdk-print-only");
  box.hidden = false;
  if (field.value) show("kept");
  else show(write(storage, PREFIX + id, "") ? "" : "refused");
}

/** @param {Storage | null} storage @param {string} key @returns {string} */
export function read(storage, key) {
  try {
    return storage?.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {Storage | null} storage @param {string} key @param {string} text @returns {boolean} whether it is kept */
export function write(storage, key, text) {
  if (!storage) return false;
  try {
    storage.setItem(key, text); // also when empty: a browser that keeps nothing says so here
    if (!text) storage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

export function localStorageOrNull() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
