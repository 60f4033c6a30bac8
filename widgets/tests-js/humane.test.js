// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, plainNote } from "../meedenker_widgets/assets/live/handover.js";
import { chosenSize, showSize } from "../meedenker_widgets/assets/live/letters.js";
import { piecesOf } from "../meedenker_widgets/assets/live/spoken.js";
import { dutchVoice, whenDutchVoice } from "../meedenker_widgets/assets/live/voices.js";

const voice = (lang, localService = true, more = {}) => ({ lang, localService, ...more });
const speech = (...voices) => ({ getVoices: () => voices });

test("only a Dutch voice of the device itself will do", () => {
  assert.equal(dutchVoice(undefined), undefined);
  assert.equal(dutchVoice(speech()), undefined);
  assert.equal(dutchVoice(speech(voice("nl-NL", false), voice("en-GB"), voice("nlx"))), undefined);
  for (const lang of ["nl", "nl-NL", "nl_NL", "NL-be"]) assert.equal(dutchVoice(speech(voice(lang))).lang, lang);
});

test("the reader's own choice goes first, then a voice of the Netherlands", () => {
  assert.equal(dutchVoice(speech(voice("nl-BE"), voice("nl-NL"))).lang, "nl-NL");
  assert.equal(dutchVoice(speech(voice("nl-NL"), voice("nl-BE", true, { default: true }))).lang, "nl-BE");
});

test("a voice that comes late is found once, and never without one", () => {
  const voices = [voice("en-US")];
  const listeners = new Set();
  const late = {
    getVoices: () => voices,
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  let found = 0;
  whenDutchVoice(late, () => (found += 1));
  for (const listener of listeners) listener();
  assert.equal(found, 0);
  voices.push(voice("nl-NL"));
  for (const listener of [...listeners]) listener();
  for (const listener of [...listeners]) listener();
  assert.equal(found, 1);
  whenDutchVoice(undefined, () => assert.fail("no speech, no voice"));
});

test("a text is read in sentences; a number or a closing quote does not split one", () => {
  assert.deepEqual(piecesOf("Dag. ‘Kom je?’  Om 14.32 uur\nbij de brug …  Tot dan"), [
    "Dag.", "‘Kom je?’", "Om 14.32 uur bij de brug …", "Tot dan",
  ]);
  assert.deepEqual(piecesOf("  \n "), []);
  assert.deepEqual(piecesOf("Onafhankelijk\u00adheid telt."), ["Onafhankelijkheid telt."]);
});

test("no piece is too long for a browser, and not a word gets lost", () => {
  const words = (text) => text.split(/\s+/).filter(Boolean);
  for (const text of ["woord ".repeat(200), "een deel, ".repeat(90), `${"lang ".repeat(60)}. Kort. ${"x".repeat(900)}`]) {
    const pieces = piecesOf(text);
    assert.ok(pieces.every((piece) => piece.length > 0 && piece.length <= 200));
    assert.equal(pieces.join("").replace(/\s/g, ""), words(text).join(""));
  }
});

test("a size that is not one of ours is the usual size", () => {
  const holding = (text) => ({ getItem: () => text });
  assert.equal(chosenSize(holding("grootst")), "grootst");
  for (const text of [null, "", "reusachtig", "constructor"]) assert.equal(chosenSize(holding(text)), "");
  assert.equal(chosenSize(null), "");
  const classes = new Set(["mdk-letters-groter"]);
  const page = { classList: { toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) } };
  showSize("grootst", page);
  assert.deepEqual([...classes], ["mdk-letters-grootst"]);
  showSize("", page);
  assert.deepEqual([...classes], []);
});

test("lines are counted as they come on paper, empty ones not", () => {
  assert.equal(linesOf([]), 0);
  assert.equal(linesOf(["", " \n \n"]), 0);
  assert.equal(linesOf(["een\ntwee", "drie"]), 3);
  assert.equal(linesOf(["x".repeat(80), "x".repeat(81)]), 3);
});

test("the note as text holds only what was filled in", () => {
  const parts = [{ label: "Wie?", value: "Samen " }, { label: "Wanneer?", value: " " }];
  assert.equal(plainNote(parts), "Wie?\nSamen");
  assert.equal(plainNote([]), "");
});
