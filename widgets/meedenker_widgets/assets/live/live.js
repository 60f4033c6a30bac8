// SPDX-License-Identifier: EUPL-1.2
// Makes components live: a change becomes an event, an answer becomes a patch of the page.
import { Idiomorph } from "idiomorph";
import { makeDraggable } from "./drag.js";
import { COMPONENT, ONCE, JOINT, differsFromPage, isToggle, readFields } from "./fields.js";
import { LOCAL } from "./local.js";
import { makeMovable, sayMoves } from "./move.js";

const TYPING_PAUSE = 700;

/**
 * Listen inside `root` and put what people do into the outbox.
 * @param {HTMLElement | Document} root
 * @param {import("./outbox.js").Outbox} outbox
 * @param {(component: HTMLElement) => string} urlOf where events of a component go
 * @returns {() => void} stops listening
 */
export function makeLive(root, outbox, urlOf) {
  /** @type {Map<HTMLElement, number>} */
  const typing = new Map();

  /** @param {HTMLElement} component @param {string} action @param {HTMLElement | null} [button] */
  function put(component, action, button = null) {
    clearTimeout(typing.get(component));
    typing.delete(component);
    const id = component.dataset.mdkComponent ?? "";
    const fields = readFields(component, button);
    outbox.put({ url: urlOf(component), component: id, action, fields });
    for (const field of button ? component.querySelectorAll(ONCE) : []) {
      /** @type {HTMLInputElement} */ (field).value = "";
    }
  }

  /** @param {Event} event */
  function onInput(event) {
    const component = componentOf(event);
    if (!component || isToggle(/** @type {any} */ (event.target))) return;
    clearTimeout(typing.get(component));
    typing.set(component, Number(setTimeout(() => put(component, "answer"), TYPING_PAUSE)));
  }

  /** @param {Event} event */
  function onChange(event) {
    const component = componentOf(event);
    const field = /** @type {HTMLElement} */ (event.target);
    if (field.matches(JOINT)) field.dataset.mdkTouched = "";
    if (component) put(component, "answer");
  }

  /** @param {Event} event */
  function onSubmit(event) {
    const button = /** @type {SubmitEvent} */ (event).submitter;
    const component = /** @type {HTMLElement | null} */ (button?.closest(COMPONENT) ?? null);
    const action = button?.dataset.mdkAction;
    if (component && action) {
      event.preventDefault();
      put(component, action, button);
    } else sendFirst(event, button);
  }

  /** Enter adds what was typed; of itself it does so in a page, but not in JupyterLab. */
  function onKeyDown(/** @type {Event} */ event) {
    const { key, isComposing, target } = /** @type {KeyboardEvent} */ (event);
    const field = /** @type {HTMLElement} */ (target);
    if (key !== "Enter" || isComposing || !field.matches?.(ONCE)) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (field.closest(COMPONENT)?.querySelector("[data-mdk-action]"))?.click();
  }

  /** A form that leaves the page waits until everything before it is saved. */
  function sendFirst(/** @type {Event} */ event, /** @type {HTMLElement | null} */ button) {
    putTyping();
    if (outbox.size === 0) return;
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    outbox.send();
    outbox.empty().then(() => form.requestSubmit(button));
  }

  function putTyping() {
    for (const component of [...typing.keys()]) put(component, "answer");
  }

  /** What was filled in before this script was there counts as well. */
  function catchUp() {
    for (const component of root.querySelectorAll(COMPONENT)) {
      if (differsFromPage(component)) put(/** @type {HTMLElement} */ (component), "answer");
    }
  }

  /** @type {[string, (event: Event) => void][]} */
  const listeners = [
    ["input", onInput], ["change", onChange], ["submit", onSubmit], ["keydown", onKeyDown],
  ];
  for (const [name, listener] of listeners) root.addEventListener(name, listener);
  catchUp();
  globalThis.addEventListener?.("pagehide", putTyping);
  const stops = [makeMovable(root), makeDraggable(root)];
  return () => {
    for (const stop of stops) stop();
    for (const [name, listener] of listeners) root.removeEventListener(name, listener);
    globalThis.removeEventListener?.("pagehide", putTyping);
  };
}

/**
 * Replace elements by new HTML from the server; focus, caret and text being typed stay. When the
 * focused button is gone, focus goes to the answer it brought, or to the first field.
 * @param {ParentNode & {getElementById?: (id: string) => Element | null}} root
 * @param {{target: string, html: string}[]} patches
 */
export function applyPatches(root, patches) {
  for (const { target, html } of patches) {
    const element = root.querySelector(`[id="${CSS.escape(target)}"]`);
    if (!element) continue;
    const focused = document.activeElement;
    const hadFocus = element.contains(focused);
    // Only for a text field: of a button it would keep the old words.
    const ignoreActiveValue = focused?.matches("input, textarea") ?? false;
    const callbacks = { beforeAttributeUpdated, beforeNodeRemoved };
    Idiomorph.morph(element, html, { morphStyle: "outerHTML", ignoreActiveValue, callbacks });
    if (hadFocus && !element.contains(document.activeElement)) focusAnswer(element);
    sayMoves(element);
  }
}

/**
 * What this page knows better than the server: a text that was not sent, a button that works here.
 * @param {string} name @param {Element} element
 */
function beforeAttributeUpdated(name, element) {
  if (name === "value") return !element.matches(ONCE);
  return name !== "hidden" || !element.matches("[data-mdk-print]");
}

/** The buttons that read aloud are of this page alone. @param {Node} node */
function beforeNodeRemoved(node) {
  return !(/** @type {Element} */ (node).matches?.(".mdk-aloud"));
}

/** @param {Element} element */
function focusAnswer(element) {
  const answer = element.querySelector("[data-mdk-new]") ?? element.querySelector("[data-mdk-answer]");
  const next = answer?.textContent?.trim() ? answer : element.querySelector("input, textarea");
  /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
}

/** @param {Event} event @returns {HTMLElement | null} */
function componentOf(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return target.closest(`${LOCAL}, ${ONCE}`) ? null : target.closest(COMPONENT);
}
