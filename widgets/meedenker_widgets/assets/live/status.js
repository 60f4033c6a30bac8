// SPDX-License-Identifier: EUPL-1.2
// Says whether answers are saved. The sentences come with the page, as data attributes.

/**
 * Show a state on every save status: those of one component and those of the page.
 * @param {ParentNode} root
 * @param {import("./outbox.js").Status} status
 * @param {string} component
 */
export function showStatus(root, status, component) {
  const page = /** @type {HTMLElement | null} */ (root.querySelector('[data-mdk-status=""]'));
  for (const element of root.querySelectorAll("[data-mdk-status]")) {
    const place = /** @type {HTMLElement} */ (element);
    const owner = place.dataset.mdkStatus;
    if (owner !== "" && owner !== component) continue;
    place.dataset.state = status.state;
    place.textContent = status.text ?? place.dataset[status.state] ?? page?.dataset[status.state] ?? "";
  }
}
