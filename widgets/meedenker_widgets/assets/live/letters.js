// SPDX-License-Identifier: EUPL-1.2
// The size of the letters: chosen by the reader, kept in this browser and nowhere else.
import { localStorageOrNull, read, write } from "./local.js";

const KEY = "meedenker-letters";
const SIZES = ["groter", "grootst"];

/**
 * The size that was chosen; empty for the usual one, or for anything we do not know.
 * @param {Storage | null} storage
 */
export function chosenSize(storage) {
  const found = read(storage, KEY);
  return SIZES.includes(found) ? found : "";
}

/** @param {string} size @param {Element} [page] */
export function showSize(size, page = document.documentElement) {
  for (const one of SIZES) page.classList.toggle(`mdk-letters-${one}`, one === size);
}

/**
 * Show the choice in the footer and let people choose.
 * @param {ParentNode} root
 * @param {Storage | null} [storage]
 */
export function makeLetters(root, storage = localStorageOrNull()) {
  const box = /** @type {HTMLElement | null} */ (root.querySelector("[data-mdk-letters]"));
  if (!box) return;
  const fields = /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll("input")]);
  const without = /** @type {HTMLElement} */ (root.querySelector("#letters > [data-without]"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));

  function show() {
    const size = chosenSize(storage);
    for (const field of fields) field.checked = field.value === size;
    showSize(size);
  }

  box.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    showSize(field.value);
    said.textContent = write(storage, KEY, field.value) ? "" : (box.dataset.refused ?? "");
    field.scrollIntoView({ block: "nearest" }); // everything above it changed its height
  });
  globalThis.addEventListener("storage", (event) => event.key === KEY && show());
  show();
  box.hidden = false;
  without.hidden = true;
}
