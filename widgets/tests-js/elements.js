// SPDX-License-Identifier: EUPL-1.2
// Stand-ins for the few things our modules ask of elements.

/** A component with these inputs. */
export function component(id, inputs) {
  return { dataset: { mdkComponent: id }, querySelectorAll: () => inputs };
}

/** A save status of a component, or of the page when `owner` is empty. */
export function place(owner, sentences = {}) {
  return { dataset: { mdkStatus: owner, ...sentences }, textContent: "" };
}

/** A document with these save statuses. */
export function statuses(places) {
  return {
    querySelectorAll: () => places,
    querySelector: () => places.find((one) => one.dataset.mdkStatus === "") ?? null,
  };
}
