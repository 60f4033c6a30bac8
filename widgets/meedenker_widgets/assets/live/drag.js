// SPDX-License-Identifier: EUPL-1.2
// Dragging items of a list by their grip (`data-mdk-grip`), with a mouse, pen or finger. An extra:
// the buttons do the same. Nothing moves under the pointer: a line (`data-mdk-drop`) shows where the
// item will land, so there is no animation to turn off. Escape lets go.
import { ITEM, moveItem } from "./move.js";

/**
 * @param {HTMLElement | Document} root
 * @returns {() => void} stops listening
 */
export function makeDraggable(root) {
  /** @type {HTMLElement | null} */
  let dragged = null;
  /** @type {HTMLElement | null} */
  let over = null;
  let after = false;

  /** @param {PointerEvent} event */
  function onDown(event) {
    const grip = /** @type {HTMLElement} */ (event.target).closest?.("[data-mdk-grip]");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    dragged = grip.closest(ITEM);
    dragged?.setAttribute("data-mdk-dragged", "");
  }

  /** @param {PointerEvent} event */
  function onMove(event) {
    if (!dragged) return;
    unmark();
    over = itemAt(dragged, event.clientY);
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    after = event.clientY > box.top + box.height / 2;
    over.dataset.mdkDrop = after ? "after" : "before";
    over.scrollIntoView({ block: "nearest" });
  }

  function onUp() {
    const [item, target] = [dragged, over];
    letGo();
    if (!item || !target) return;
    const before = after ? target.nextElementSibling : target;
    if (before !== item && before !== item.nextElementSibling) moveItem(item, before);
  }

  function letGo() {
    unmark();
    dragged?.removeAttribute("data-mdk-dragged");
    dragged = over = null;
  }

  function unmark() {
    over?.removeAttribute("data-mdk-drop");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "Escape") letGo();
  }

  /** @type {[string, (event: any) => void][]} */
  const listeners = [
    ["pointerdown", onDown], ["pointermove", onMove], ["pointerup", onUp],
    ["pointercancel", letGo], ["keydown", onKey],
  ];
  for (const [name, listener] of listeners) root.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) root.removeEventListener(name, listener);
  };
}

/**
 * The item of the same list at this height; the first or last when the pointer is outside.
 * @param {HTMLElement} dragged
 * @param {number} y
 */
function itemAt(dragged, y) {
  const items = /** @type {HTMLElement[]} */ ([...(dragged.parentElement?.children ?? [])]);
  return items.find((item) => y <= item.getBoundingClientRect().bottom) ?? items.at(-1) ?? null;
}
