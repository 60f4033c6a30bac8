// SPDX-License-Identifier: EUPL-1.2
// Reads aloud: a button at every part of a page and at every exercise. A bundle of its own, fetched only by
// who has a Dutch voice. Pausing remembers the sentence, since many browsers cannot pause a voice.
import { readable } from "./spoken.js";
import { dutchVoice } from "./voices.js";

const NOW = "mdk-aloud-now";
const DOCKED = "mdk-aloud--docked";
const HEADING = "main article :is(h1, h2)";
const NO_PART = ".mdk-exercise, nav, aside, details";

/** @typedef {{box: HTMLElement, read: () => import("./spoken.js").Piece[], title: string}} Part */

/**
 * Put the buttons in the page.
 * @param {Document} page
 * @param {DOMStringMap} words what the buttons say
 */
export function makeAloud(page, words) {
  const speech = globalThis.speechSynthesis;
  const docking = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) target.classList.toggle(DOCKED, !isIntersecting && target === now?.part.box);
  });
  /** @type {{part: Part, pieces: import("./spoken.js").Piece[], at: number, paused: boolean, said?: object} | null} */
  let now = null;
  let turn = 0; // what a voice says of an earlier turn does not count
  let count = 0;

  for (const part of partsOf(page)) addButtons(part);
  globalThis.addEventListener("pagehide", () => stop());

  /** @param {Part} part */
  function addButtons(part) {
    const keys = page.createElement("div");
    keys.className = "mdk-aloud__keys";
    const said = page.createElement("span");
    said.className = "mdk-save-status";
    said.setAttribute("role", "status");
    const main = button(words.read);
    const end = button(words.stop);
    end.hidden = true;
    keys.append(main, end, said);
    part.box.id = `voorlezen-${++count}`; // an id of its own: a patch of the page leaves it where it is
    part.box.className = "mdk-aloud mdk-no-print";
    part.box.append(keys);
    name(main, words.read, part.title);
    main.addEventListener("click", () => press(part));
    end.addEventListener("click", () => {
      stop();
      main.focus();
    });
  }

  /** @param {string | undefined} text */
  function button(text) {
    const made = page.createElement("button");
    made.type = "button";
    made.className = "utrecht-button utrecht-button--subtle";
    made.textContent = text ?? "";
    return made;
  }

  /** The words that show, and for who listens what it is about. @param {Element} key */
  function name(key, /** @type {string | undefined} */ text, /** @type {string} */ title) {
    const hidden = page.createElement("span");
    hidden.className = "mdk-visually-hidden";
    hidden.textContent = `: ${title}`;
    key.replaceChildren(text ?? "", hidden);
  }

  /** @param {Part} part */
  function press(part) {
    if (now?.part !== part) start(part);
    else if (now.paused) goOn();
    else pause();
  }

  /** @param {Part} part */
  function start(part) {
    stop();
    now = { part, pieces: part.read(), at: 0, paused: false };
    docking.observe(part.box);
    goOn();
  }

  function pause() {
    if (!now) return;
    now.paused = true;
    silence();
    show(now.part, words.resume);
  }

  function goOn() {
    if (!now) return;
    now.paused = false;
    show(now.part, words.pause);
    say();
  }

  /** @param {string} [told] */
  function stop(told = "") {
    silence();
    if (!now) return;
    const { part } = now;
    now = null;
    mark(null);
    docking.unobserve(part.box);
    part.box.classList.remove(DOCKED);
    show(part, words.read, told);
  }

  function silence() {
    turn += 1;
    speech.cancel();
  }

  function say() {
    const piece = now?.pieces[now.at];
    const voice = dutchVoice(speech);
    if (!now || !piece) return stop();
    if (!voice) return stop(words.failed);
    const mine = ++turn;
    const said = new SpeechSynthesisUtterance(piece.text);
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = () => {
      if (mine !== turn || !now) return;
      now.at += 1;
      say();
    };
    said.onerror = () => {
      if (mine === turn) stop(words.failed);
    };
    now.said = said; // else it may be cleared away before it ends
    mark(piece.element);
    speech.speak(said);
  }

  /** @param {Part} part */
  function show(part, /** @type {string | undefined} */ text, told = "") {
    const [main, end] = part.box.querySelectorAll("button");
    name(main, text, part.title);
    end.hidden = now?.part !== part;
    /** @type {Element} */ (part.box.querySelector("[role=status]")).textContent = told;
  }

  /** Mark what is being read, and keep it in sight of who was looking at the piece before. */
  function mark(/** @type {Element | null} */ element) {
    const before = page.querySelector(`.${NOW}`);
    if (before === element) return;
    before?.classList.remove(NOW);
    element?.classList.add(NOW);
    if (element && before && inSight(before)) element.scrollIntoView({ block: "nearest", behavior: pace() });
  }
}

/** @returns {ScrollBehavior} */
function pace() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

/** @param {Element} element */
function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < globalThis.innerHeight;
}

/** Every part of a page, from one heading to the next, and every exercise; a box for its buttons is put in place. */
function* partsOf(/** @type {Document} */ page) {
  const article = page.querySelector("main article");
  if (!article) return;
  const headings = [...page.querySelectorAll(HEADING)].filter((heading) => !heading.closest(NO_PART));
  for (const [place, heading] of headings.entries()) {
    const read = () => readable(article, heading, headings[place + 1] ?? null);
    if (read().some(({ element }) => element !== heading)) {
      yield { box: boxAfter(heading), read, title: titleOf(heading) };
    }
  }
  for (const exercise of article.querySelectorAll(".mdk-exercise")) {
    const before = exercise.querySelector(".mdk-exercise__story") ?? exercise.firstElementChild;
    const title = exercise.querySelector(".mdk-exercise__title") ?? exercise;
    if (before) yield { box: boxAfter(before), read: () => readable(exercise), title: titleOf(title) };
  }
}

/** @param {Element} element */
function boxAfter(element) {
  const box = document.createElement("div");
  element.after(box);
  return box;
}

/** @param {Element} element */
function titleOf(element) {
  return element.textContent?.replace(/[\u00ad]/g, "").trim() ?? "";
}
