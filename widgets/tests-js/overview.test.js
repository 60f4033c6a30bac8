// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeOverviews, readChoices } from "../meedenker_widgets/assets/live/overview.js";

function select(name, value, chosenBefore = value) {
  const options = ["", "a", "b"].map((one) => ({
    value: one,
    selected: one === value,
    defaultSelected: one === chosenBefore,
  }));
  return { name, value, options };
}

function form(...fields) {
  const found = { textContent: "3 taken gevonden.", dataset: { failed: "Dat lukte niet." } };
  const one = {
    querySelectorAll: () => fields,
    matches: () => true,
    closest: () => one,
    parentElement: { querySelector: () => found },
    found,
  };
  return one;
}

function root(...forms) {
  const listeners = {};
  return {
    querySelectorAll: () => forms,
    addEventListener: (name, listener) => { listeners[name] = listener; },
    removeEventListener: (name) => { delete listeners[name]; },
    listeners,
  };
}

test("a filter that keeps everything is left out", () => {
  assert.deepEqual(readChoices(form(select("rol", "a"), select("onderwerp", ""))), { rol: "a" });
});

test("a change and the button ask for the same", () => {
  const asked = [];
  const page = root();
  const stop = makeOverviews(page, async (_form, chosen) => { asked.push(chosen); });
  const one = form(select("rol", "b"));
  let prevented = false;
  page.listeners.change({ target: one });
  page.listeners.submit({ target: one, preventDefault: () => { prevented = true; } });
  assert.deepEqual(asked, [{ rol: "b" }, { rol: "b" }]);
  assert.ok(prevented);
  stop();
  assert.deepEqual(page.listeners, {});
});

test("the form of an exercise is left alone", () => {
  const page = root();
  makeOverviews(page, async () => assert.fail("asked"));
  const other = { matches: () => false, closest: () => null };
  page.listeners.change({ target: other });
  page.listeners.submit({ target: other, preventDefault: () => assert.fail("prevented") });
});

test("what was chosen before the script was there counts", () => {
  const asked = [];
  makeOverviews(root(form(select("rol", "a", ""))), async (_form, chosen) => { asked.push(chosen); });
  makeOverviews(root(form(select("rol", "a", "a"))), async () => assert.fail("asked"));
  assert.deepEqual(asked, [{ rol: "a" }]);
});
