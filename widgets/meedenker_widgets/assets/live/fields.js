// SPDX-License-Identifier: EUPL-1.2
// What is filled in inside one component. Knows no question kind: only names and values.

/** @typedef {Record<string, string[]>} Fields */

export const COMPONENT = "[data-mdk-component]";
/** A field whose text goes along once, when a button is pressed: then it is empty again. */
export const ONCE = "[data-mdk-once]";
/** A box of an answer that several devices change at once: the server hears which were clicked. */
export const JOINT = "[data-mdk-joint]";

/**
 * The filled-in fields of a component: inputs are named `<component>:<field>`.
 * @param {HTMLElement} root the element with `data-mdk-component`
 * @param {HTMLElement | null} [button] the button that was pressed: it may carry a field too
 * @returns {Fields}
 */
export function readFields(root, button = null) {
  const prefix = `${root.dataset.mdkComponent}:`;
  /** @type {Fields} */
  const fields = {};
  const inputs = [...root.querySelectorAll("input[name], textarea[name], select[name]")];
  for (const input of button ? [...inputs, button] : inputs) {
    if (!input.name.startsWith(prefix)) continue;
    if (!button && input.dataset?.mdkOnce !== undefined) continue;
    if (input.dataset?.mdkTouched !== undefined) (fields.touched ??= []).push(input.value);
    if (isToggle(input) && !input.checked) continue;
    (fields[input.name.slice(prefix.length)] ??= []).push(input.value);
  }
  return fields;
}

/**
 * @param {{type?: string}} input
 * @returns {boolean}
 */
export function isToggle(input) {
  return input.type === "radio" || input.type === "checkbox";
}

/**
 * Whether somebody changed a field of this component since the page came from the server.
 * @param {ParentNode & {dataset?: DOMStringMap}} root
 * @returns {boolean}
 */
export function differsFromPage(root) {
  const prefix = `${root.dataset?.mdkComponent}:`;
  return [...root.querySelectorAll("input[name], textarea[name]")].some((field) => {
    const input = /** @type {HTMLInputElement} */ (field);
    if (!input.name.startsWith(prefix) || input.type === "hidden") return false;
    if (input.dataset?.mdkOnce !== undefined) return false;
    return isToggle(input) ? input.checked !== input.defaultChecked : input.value !== input.defaultValue;
  });
}
