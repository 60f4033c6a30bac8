// SPDX-License-Identifier: EUPL-1.2
// Narrows an overview down without a new page: a choice is asked for and shown in place; focus stays.

const FORM = "form[data-mdk-overview]";

/**
 * Listen inside `root` for choices in the forms of overviews.
 * @param {HTMLElement | Document} root
 * @param {(form: HTMLFormElement, chosen: Record<string, string>) => Promise<void>} show
 * @returns {() => void} stops listening
 */
export function makeOverviews(root, show) {
  /** @param {Event} event */
  function onChange(event) {
    const form = /** @type {HTMLElement} */ (event.target).closest(FORM);
    if (form) choose(/** @type {HTMLFormElement} */ (form));
  }

  /** @param {Event} event */
  function onSubmit(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches(FORM)) return;
    event.preventDefault();
    choose(form);
  }

  /** @param {HTMLFormElement} form */
  function choose(form) {
    show(form, readChoices(form)).catch((error) => {
      if (error.name !== "AbortError") sayFailed(form);
    });
  }

  root.addEventListener("change", onChange);
  root.addEventListener("submit", onSubmit);
  // What was chosen before this script was there counts as well.
  for (const form of root.querySelectorAll(FORM)) {
    if ([...form.querySelectorAll("select")].some(differs)) choose(/** @type {HTMLFormElement} */ (form));
  }
  return () => {
    root.removeEventListener("change", onChange);
    root.removeEventListener("submit", onSubmit);
  };
}

/** What is chosen, by filter; a filter that keeps everything is left out. @param {HTMLFormElement} form */
export function readChoices(form) {
  /** @type {Record<string, string>} */
  const chosen = {};
  for (const field of form.querySelectorAll("select")) if (field.value) chosen[field.name] = field.value;
  return chosen;
}

/** @param {HTMLSelectElement} field */
function differs(field) {
  return [...field.options].some((option) => option.selected !== option.defaultSelected && option.value !== "");
}

/** @param {HTMLFormElement} form */
function sayFailed(form) {
  const found = form.parentElement?.querySelector("[data-failed]");
  if (found instanceof HTMLElement) found.textContent = found.dataset.failed ?? "";
}
