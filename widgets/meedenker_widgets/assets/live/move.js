// SPDX-License-Identifier: EUPL-1.2
// Lists whose items can be moved. Knows no question kind, only data attributes:
// `data-mdk-item` on each item (with `data-mdk-says`: the sentence about its place, from the server),
// `data-mdk-shift="-1"` or `"1"` on its buttons, `data-mdk-said` where the sentence is read out.
// A button moves at once and sends the new order, so two quick presses are two moves.
import { COMPONENT } from "./fields.js";

export const ITEM = "[data-mdk-item]";

/** What moved since the server last answered. @type {Set<HTMLElement>} */
const moved = new Set();

/**
 * Move an item to just before another, or to the end, and send the new order.
 * @param {HTMLElement} item
 * @param {Element | null} before
 */
export function moveItem(item, before) {
  item.parentElement?.insertBefore(item, before);
  moved.add(item);
  item.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Let the buttons of items inside `root` move them.
 * @param {HTMLElement | Document} root
 * @returns {() => void} stops listening
 */
export function makeMovable(root) {
  /** @param {Event} event */
  function onClick(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest?.("[data-mdk-shift]");
    const item = /** @type {HTMLElement | null} */ (button?.closest(ITEM) ?? null);
    if (!button || !item) return;
    event.preventDefault();
    const up = Number(/** @type {HTMLElement} */ (button).dataset.mdkShift) < 0;
    const neighbour = up ? item.previousElementSibling : item.nextElementSibling;
    if (neighbour) moveItem(item, up ? neighbour : neighbour.nextElementSibling);
    else sayPlaces(item.closest(COMPONENT), [item]);
    /** @type {HTMLElement} */ (button).focus();
  }
  root.addEventListener("click", onClick);
  return () => root.removeEventListener("click", onClick);
}

/**
 * Read out the new places, now that the server has put them on the page.
 * @param {Element} component
 */
export function sayMoves(component) {
  const items = [...moved].filter((item) => component.contains(item));
  for (const item of items) moved.delete(item);
  if (items.length > 0) sayPlaces(component, items);
}

/** @param {Element | null} component @param {HTMLElement[]} items */
function sayPlaces(component, items) {
  const place = component?.querySelector("[data-mdk-said]");
  if (place) place.textContent = items.map((item) => item.dataset.mdkSays).join(" ");
}
