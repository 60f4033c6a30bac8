// SPDX-License-Identifier: EUPL-1.2
// A note for who takes over: some fields and a box to tick, all kept in this browser only, as in local.js.
// It counts lines, and never stops anybody who needs one more.
import { localStorageOrNull, PREFIX, read, write } from "./local.js";

const NOTE = "[data-mdk-handover]";
const MOST = 10;
const LETTERS = 80; // what fits on one line of paper

/**
 * How many lines of paper these texts take.
 * @param {string[]} texts
 */
export function linesOf(texts) {
  const lines = texts.flatMap((text) => text.split("\n")).map((line) => line.trim());
  return lines.reduce((sum, line) => sum + Math.ceil(line.length / LETTERS), 0);
}

/**
 * The note as plain text: each question with what was written, the tick as its sentence.
 * @param {{label: string, value: string}[]} parts
 */
export function plainNote(parts) {
  return parts
    .filter(({ value }) => value.trim())
    .map(({ label, value }) => `${label}\n${value.trim()}`)
    .join("\n\n");
}

/**
 * Show the notes inside `root` and keep what is filled in.
 * @param {ParentNode} root
 * @param {Storage | null} [storage]
 */
export function makeHandover(root, storage = localStorageOrNull()) {
  for (const note of root.querySelectorAll(NOTE)) keepNote(/** @type {HTMLElement} */ (note), storage);
}

/** @param {HTMLElement} note @param {Storage | null} storage */
function keepNote(note, storage) {
  const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (note.querySelector(selector));
  const [box, blank, status, count] = ["[data-fields]", "[data-blank]", "[role=status]", "[data-counted]"].map(one);
  const [wipe, copy] = ["[data-wipe]", "[data-copy]"].map(one);
  const fields = /** @type {HTMLTextAreaElement[]} */ ([...note.querySelectorAll("textarea")]);
  const tick = /** @type {HTMLInputElement} */ (note.querySelector("input[type=checkbox]"));
  const labels = { wipe: wipe.textContent ?? "", again: wipe.dataset.again ?? "" };
  /** @type {string[]} */
  let wiped = [];

  const keyOf = (/** @type {HTMLElement} */ field) => PREFIX + field.id;
  const texts = () => [tick.checked ? "x" : "", ...fields.map((field) => field.value)];
  const isEmpty = () => texts().every((text) => text.trim() === "");

  /** @param {string[]} values */
  function fill([ticked, ...values]) {
    tick.checked = ticked !== "";
    for (const [place, field] of fields.entries()) field.value = values[place] ?? "";
  }

  /** @returns {boolean} whether everything is kept */
  function keep() {
    const [ticked, ...values] = texts();
    const done = fields.map((field, place) => write(storage, keyOf(field), values[place].trim() && values[place]));
    return write(storage, keyOf(tick), ticked) && done.every(Boolean);
  }

  function show(/** @type {string | undefined} */ said, state = "") {
    const lines = linesOf(fields.map((field) => field.value));
    const sentence = (lines > MOST ? note.dataset.many : note.dataset.count) ?? "";
    count.textContent = sentence.replace("{count}", String(lines));
    box.classList.toggle("mdk-no-print", isEmpty());
    blank.classList.toggle("mdk-no-print", !isEmpty());
    wipe.hidden = isEmpty() && wiped.length === 0;
    wipe.textContent = isEmpty() && wiped.length ? labels.again : labels.wipe;
    if (status.textContent !== said) status.textContent = said ?? "";
    if (state) status.dataset.state = state;
    else delete status.dataset.state;
  }

  function showKept() {
    if (!keep()) show(note.dataset.refused, "failed");
    else if (isEmpty()) show("");
    else show(note.dataset.kept, "saved");
  }

  box.addEventListener("input", () => {
    wiped = [];
    showKept();
  });
  wipe.addEventListener("click", () => {
    const before = texts();
    const again = isEmpty() ? wiped : [];
    wiped = again.length ? [] : before;
    fill(again.length ? again : before.map(() => ""));
    if (again.length || !keep()) showKept();
    else show(note.dataset.wiped);
  });
  copy.addEventListener("click", async () => {
    const parts = [tick, ...fields].map((field) => ({ label: labelOf(note, field), value: field.value }));
    if (!tick.checked) parts.shift();
    else parts[0].value = note.dataset.agreed ?? "";
    const done = await navigator.clipboard.writeText(plainNote(parts)).then(() => true, () => false);
    show(done ? note.dataset.copied : note.dataset.uncopied, done ? "saved" : "failed");
  });
  globalThis.addEventListener("storage", (event) => {
    const field = [tick, ...fields].find((other) => keyOf(other) === event.key);
    if (!field) return; // typed in another tab: never write over it later
    load();
    show(isEmpty() ? "" : note.dataset.kept, isEmpty() ? "" : "saved");
  });

  function load() {
    fill([tick, ...fields].map((field) => read(storage, keyOf(field))));
  }

  load();
  copy.hidden = !globalThis.navigator.clipboard; // only a page that came over a safe connection may copy
  blank.classList.add("mdk-print-only");
  box.hidden = false;
  showKept();
}

/** @param {HTMLElement} note @param {HTMLElement} field */
function labelOf(note, field) {
  return note.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent?.trim() ?? "";
}
