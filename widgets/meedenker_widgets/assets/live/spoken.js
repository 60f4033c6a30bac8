// SPDX-License-Identifier: EUPL-1.2
// What is read aloud: the words on a page, in pieces that a voice takes in one go.

const LONGEST = 200; // some browsers stop halfway a longer piece and never say so
const BLOCK = "h1, h2, h3, h4, p, li, dt, dd, blockquote, legend, figcaption, caption, th, td, summary, label, div";
const SILENT =
  "button, select, textarea, svg, nav, aside, template, script, style, pre, form[data-mdk-overview]," +
  " [aria-hidden=true], .mdk-aloud, .mdk-save-status, .mdk-print-only, .mdk-number";
const EXERCISE = ".mdk-exercise";

/** @typedef {{element: Element, text: string}} Piece */

/**
 * A text in pieces: sentences, and a long sentence at its commas or else between words.
 * @param {string} text
 * @returns {string[]}
 */
export function piecesOf(text) {
  const plain = text.replace(/[\u00ad\u200b]/g, "").replace(/\s+/g, " ").trim();
  const sentences = plain.match(/\S.*?(?:[.!?…]+[’”"')]*(?=\s|$)|$)/g) ?? [];
  return sentences.flatMap(shorten);
}

/** @param {string} sentence @returns {string[]} */
function shorten(sentence) {
  if (sentence.length <= LONGEST) return [sentence];
  const start = sentence.slice(0, LONGEST);
  const comma = Math.max(start.lastIndexOf(", "), start.lastIndexOf("; "), start.lastIndexOf(": ")) + 1;
  const end = comma || start.lastIndexOf(" ") || LONGEST;
  const at = end > 0 ? end : LONGEST;
  return [sentence.slice(0, at).trim(), ...shorten(sentence.slice(at).trim())];
}

/**
 * What stands in `root` between two elements, in pieces. What does not show is not read.
 * @param {Element} root
 * @param {Element | null} [from] reading begins here
 * @param {Element | null} [until] and ends before this
 * @returns {Piece[]}
 */
export function readable(root, from = null, until = null) {
  /** @type {{element: Element, text: string}[]} */
  const blocks = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = /** @type {Element} */ (node.parentElement);
    if (from && !(from.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))) continue;
    if (until && !(until.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)) break;
    if (!node.textContent?.trim() && !blocks.length) continue;
    const exercise = parent.closest(EXERCISE);
    if (parent.closest(SILENT) || (exercise && exercise !== root) || !shows(parent)) continue;
    const element = parent.closest(BLOCK) ?? root;
    const last = blocks.at(-1);
    if (last?.element === element) last.text += node.textContent;
    else blocks.push({ element, text: node.textContent ?? "" });
  }
  return blocks.flatMap(({ element, text }) => piecesOf(text).map((piece) => ({ element, text: piece })));
}

/** @param {Element} element */
function shows(element) {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}
