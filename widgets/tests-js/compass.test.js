// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawOne } from "../meedenker_widgets/assets/live/compass.js";
import { afterPress, picked } from "../meedenker_widgets/assets/live/pick.js";
import { around } from "../meedenker_widgets/assets/live/print.js";

const KEY = "meedenker-local:kompas.week";
const KNOWN = ["kompas.regie.01", "kompas.regie.02"];

test("drawing gives every other point, never the last one twice in a row", () => {
  const all = ["a", "b", "c"];
  const chances = [0, 0.34, 0.5, 0.99];
  assert.deepEqual(chances.map((chance) => drawOne(all, null, () => chance)), ["a", "b", "b", "c"]);
  assert.deepEqual(chances.map((chance) => drawOne(all, "b", () => chance)), ["a", "a", "c", "c"]);
});

test("drawing from one point gives that point, from none nothing", () => {
  assert.equal(drawOne(["a"], "a"), "a");
  assert.equal(drawOne([], null), undefined);
});

test("a point that was picked is found again, anything else in the storage is no pick", () => {
  const holding = (text) => ({ getItem: (key) => (key === KEY ? text : null) });
  assert.equal(picked(holding("kompas.regie.02"), KNOWN), "kompas.regie.02");
  for (const text of [null, "", "kompas.regie.99", "<b>x</b>", "constructor"]) {
    assert.equal(picked(holding(text), KNOWN), "");
  }
});

test("without a storage, or with one that refuses, nothing was picked", () => {
  const refusing = {
    getItem() {
      throw new Error("SecurityError");
    },
  };
  assert.equal(picked(null, KNOWN), "");
  assert.equal(picked(refusing, KNOWN), "");
});

test("pressing picks, pressing another moves the pick, pressing again lets go", () => {
  assert.equal(afterPress("", "a"), "a");
  assert.equal(afterPress("a", "b"), "b");
  assert.equal(afterPress("b", "b"), "");
});

test("around a part lies everything beside it and beside what it stands in", () => {
  const node = (name, ...children) => {
    const made = { name, children, parentElement: null };
    for (const child of children) child.parentElement = made;
    return made;
  };
  const card = node("card");
  const main = node("main", node("text"), card);
  node("body", node("header"), main, node("footer"));
  assert.deepEqual(around(card).map((one) => one.name), ["text", "header", "footer"]);
});
