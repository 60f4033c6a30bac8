// SPDX-License-Identifier: EUPL-1.2
// The compass: choosing a direction in the wheel opens its part of the list and folds the others;
// the needle follows, also when a part is opened in the list itself. Links go where they point by
// themselves: this only sees to it that what they point at is open.
import { makePickable } from "./pick.js";

export const COMPASS = "[data-mdk-compass]";

/**
 * Bring every compass inside `root` to life.
 * @param {ParentNode} root
 */
export function makeCompass(root) {
  for (const box of root.querySelectorAll(COMPASS)) makeOne(/** @type {HTMLElement} */ (box));
}

/**
 * Any of these but the last one, if there is another.
 * @template T
 * @param {T[]} all
 * @param {T | null} last
 * @param {() => number} [chance] from 0 up to 1
 * @returns {T | undefined}
 */
export function drawOne(all, last, chance = Math.random) {
  const others = all.filter((one) => one !== last);
  const from = others.length > 0 ? others : all;
  return from[Math.floor(chance() * from.length)];
}

/** @param {HTMLElement} box */
function makeOne(box) {
  const parts = /** @type {HTMLDetailsElement[]} */ ([...box.querySelectorAll("[data-mdk-part]")]);
  const links = /** @type {SVGAElement[]} */ ([...box.querySelectorAll("[data-mdk-to]")]);

  /** @param {number} number the direction the needle points to */
  function point(number) {
    box.dataset.mdkPoints = String(number);
    for (const [place, link] of links.entries()) {
      if (place === number) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {number} number */
  function choose(number) {
    for (const [place, part] of parts.entries()) part.open = place === number;
    point(number);
  }

  /** Open the part that holds what the address points at. */
  function follow() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const number = parts.findIndex((part) => target !== null && part.contains(target));
    if (number < 0) return false;
    choose(number);
    target?.scrollIntoView();
    return true;
  }

  if (!follow()) choose(0);
  globalThis.addEventListener("hashchange", follow);
  for (const [place, link] of links.entries()) link.addEventListener("click", () => choose(place));
  for (const [place, part] of parts.entries()) {
    part.addEventListener("toggle", () => part.open && point(place));
    makeDrawable(part);
  }
  /** @type {boolean[]} */
  let before = [];
  globalThis.addEventListener("beforeprint", () => {
    before = parts.map((part) => part.open);
    for (const part of parts) part.open = true;
  });
  globalThis.addEventListener("afterprint", () => {
    for (const [place, part] of parts.entries()) part.open = before[place] ?? part.open;
  });
  makePickable(box);
}

/** @param {HTMLElement} part */
function makeDrawable(part) {
  const box = /** @type {HTMLElement} */ (part.querySelector("[data-mdk-draw]"));
  const shown = /** @type {HTMLElement} */ (box.querySelector("[data-mdk-drawn]"));
  const form = /** @type {HTMLTemplateElement} */ (box.querySelector("[data-mdk-drawn-as]"));
  const points = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-mdk-point]")]);
  /** @type {HTMLElement | null} */
  let last = null;

  box.querySelector("[data-mdk-draw-one]")?.addEventListener("click", () => {
    last = drawOne(points, last) ?? null;
    if (!last) return;
    const drawn = /** @type {DocumentFragment} */ (form.content.cloneNode(true));
    const link = /** @type {HTMLAnchorElement} */ (drawn.querySelector("[data-mdk-drawn-title]"));
    link.setAttribute("href", `#${last.id}`);
    link.textContent = last.querySelector("dt")?.textContent ?? "";
    const text = /** @type {HTMLElement} */ (drawn.querySelector("[data-mdk-drawn-text]"));
    text.textContent = last.querySelector("dd")?.firstChild?.textContent?.trim() ?? "";
    shown.replaceChildren(drawn);
  });
  box.hidden = false;
}

/** @param {string} text @returns {string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
