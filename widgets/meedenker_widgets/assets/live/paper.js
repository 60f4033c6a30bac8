// SPDX-License-Identifier: EUPL-1.2
// What a sheet of paper needs: a field shows only what fits in it, so its text stands beside it when printing;
// an empty one becomes lines to write on, and what was folded is open.

const WRITTEN = "textarea, input[type=text], input[type=tel]";
const LINES = 4;

/** @param {Document} page */
export function keepOnPaper(page) {
  /** @type {(() => void)[]} */
  let undo = [];
  globalThis.addEventListener("beforeprint", () => {
    for (const field of page.querySelectorAll(`main :is(${WRITTEN})`)) {
      if (field.closest(".mdk-no-print, [hidden]")) continue;
      undo.push(copyOut(/** @type {HTMLInputElement | HTMLTextAreaElement} */ (field)));
    }
    if (CSS.supports("selector(::details-content)")) return; // the stylesheet does it, and nothing needs to know
    for (const folded of page.querySelectorAll("main details:not([open], .mdk-no-print)")) undo.push(unfold(folded));
  });
  globalThis.addEventListener("afterprint", () => {
    for (const step of undo.splice(0)) step();
  });
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
function copyOut(field) {
  const lines = field.value ? 0 : field.matches("textarea") ? Number(field.dataset.lines ?? LINES) : 1;
  const copy = document.createElement("div");
  copy.className = `mdk-print-only ${lines ? "mdk-lines" : "mdk-written"}`;
  copy.textContent = field.value;
  for (let line = 0; line < lines; line += 1) copy.append(document.createElement("span"));
  field.after(copy);
  field.classList.add("mdk-no-print");
  return () => {
    copy.remove();
    field.classList.remove("mdk-no-print");
  };
}

/** @param {Element} folded */
function unfold(folded) {
  folded.setAttribute("open", "");
  return () => folded.removeAttribute("open");
}
