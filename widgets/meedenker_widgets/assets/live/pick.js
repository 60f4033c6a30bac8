// SPDX-License-Identifier: EUPL-1.2
// One point of the compass for this week. Kept in this browser only, and shown wherever the page has
// a place for it: at the point, beside the wheel and on the card. Where nothing can be kept, no button shows.
import { localStorageOrNull, PREFIX, read, write } from "./local.js";

const KEY = `${PREFIX}kompas.week`;

/**
 * The point that was picked, if it is one of these.
 * @param {Storage | null} storage
 * @param {string[]} known
 * @returns {string} its id, or nothing
 */
export function picked(storage, known) {
  const found = read(storage, KEY);
  return known.includes(found) ? found : "";
}

/**
 * What a press on the button of a point leads to: that point, or none when it was picked already.
 * @param {string} now
 * @param {string} pressed
 */
export function afterPress(now, pressed) {
  return now === pressed ? "" : pressed;
}

/**
 * Show what was picked and let people pick.
 * @param {HTMLElement} box the compass
 * @param {Storage | null} [storage]
 */
export function makePickable(box, storage = localStorageOrNull()) {
  const points = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-mdk-point]")]);
  const known = points.map((point) => point.id);
  const said = box.querySelector("[data-mdk-pick-said]");
  if (!write(storage, KEY, picked(storage, known))) return;

  /** @param {string} id */
  function titleOf(id) {
    return points.find((point) => point.id === id)?.querySelector("dt")?.textContent ?? "";
  }

  function show() {
    const id = picked(storage, known);
    for (const button of box.querySelectorAll("[data-mdk-pick]")) {
      const mine = /** @type {HTMLElement} */ (button).dataset.mdkPick === id;
      button.textContent = (mine ? box.dataset.release : box.dataset.pick) ?? "";
    }
    for (const badge of box.querySelectorAll("[data-mdk-mine]")) {
      /** @type {HTMLElement} */ (badge).hidden = /** @type {HTMLElement} */ (badge).dataset.mdkMine !== id;
    }
    const week = /** @type {HTMLElement} */ (box.querySelector("[data-mdk-week]"));
    const link = /** @type {HTMLAnchorElement} */ (box.querySelector("[data-mdk-week-link]"));
    week.hidden = id === "";
    link.textContent = titleOf(id);
    if (id) link.setAttribute("href", `#${id}`);
    for (const place of document.querySelectorAll("[data-mdk-picked]")) place.textContent = titleOf(id);
  }

  box.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest("[data-mdk-pick]")
    );
    if (!button) return;
    const id = afterPress(picked(storage, known), button.dataset.mdkPick ?? "");
    write(storage, KEY, id);
    show();
    if (said) said.textContent = id ? `${box.dataset.chosen} ${titleOf(id)}` : (box.dataset.released ?? "");
  });
  globalThis.addEventListener("storage", (event) => event.key === KEY && show());
  globalThis.addEventListener("beforeprint", show); // a card in another cell may have come later
  for (const part of box.querySelectorAll("[data-mdk-keeps]")) /** @type {HTMLElement} */ (part).hidden = false;
  show();
}
