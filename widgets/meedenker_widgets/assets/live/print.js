// SPDX-License-Identifier: EUPL-1.2
// Buttons that print: the page, or with `data-mdk-print="<id>"` that part of it alone.

const GONE = "mdk-no-print";

/**
 * Show the print buttons inside `root` and let them print.
 * @param {ParentNode} root
 */
export function makePrintable(root) {
  for (const element of root.querySelectorAll("[data-mdk-print]")) {
    const button = /** @type {HTMLElement} */ (element);
    const part = button.dataset.mdkPrint ?? "";
    button.hidden = false;
    button.addEventListener("click", () => {
      const alone = part ? document.getElementById(part) : null;
      if (alone) leaveOutTheRest(alone);
      globalThis.print();
    });
  }
}

/** @param {HTMLElement} alone */
function leaveOutTheRest(alone) {
  const gone = around(alone).filter((element) => !element.classList.contains(GONE));
  for (const element of gone) element.classList.add(GONE);
  const restore = () => gone.forEach((element) => element.classList.remove(GONE));
  globalThis.addEventListener("afterprint", restore, { once: true });
}

/**
 * Everything beside an element and beside what it stands in.
 * @param {Element} element
 * @returns {Element[]}
 */
export function around(element) {
  const parent = element.parentElement;
  if (!parent) return [];
  return [...[...parent.children].filter((child) => child !== element), ...around(parent)];
}
