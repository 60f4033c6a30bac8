// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { showStatus } from "../meedenker_widgets/assets/live/status.js";
import { place, statuses } from "./elements.js";

const SENTENCES = { saving: "Bezig", failed: "Niet opgeslagen", offline: "Geen verbinding" };

test("a status shows at its own component and at the page, nowhere else", () => {
  const [page, mine, other] = [place("", SENTENCES), place("casus.01"), place("casus.02")];
  showStatus(statuses([page, mine, other]), { state: "saved", text: "Opgeslagen" }, "casus.01");
  assert.deepEqual([page, mine, other].map((one) => one.textContent), ["Opgeslagen", "Opgeslagen", ""]);
  assert.deepEqual([page, mine, other].map((one) => one.dataset.state), ["saved", "saved", undefined]);
});

test("without a text of the server the page's own sentence shows", () => {
  const [page, mine] = [place("", SENTENCES), place("casus.01")];
  const root = statuses([page, mine]);
  for (const state of ["saving", "failed", "offline"]) {
    showStatus(root, { state }, "casus.01");
    assert.equal(mine.textContent, SENTENCES[state]);
    assert.equal(page.textContent, SENTENCES[state]);
    assert.equal(mine.dataset.state, state);
  }
});

test("a component in a notebook brings its sentences itself", () => {
  const mine = place("casus.01", { ...SENTENCES, offline: "De kernel zwijgt" });
  showStatus(statuses([mine]), { state: "offline" }, "casus.01");
  assert.equal(mine.textContent, "De kernel zwijgt");
});

test("a sentence of the server wins from the page's own", () => {
  const page = place("", SENTENCES);
  showStatus(statuses([page]), { state: "failed", text: "De schijf is vol" }, "casus.01");
  assert.equal(page.textContent, "De schijf is vol");
});

test("no sentence at all leaves nothing of an earlier state", () => {
  const mine = place("casus.01");
  const root = statuses([mine]);
  showStatus(root, { state: "saved", text: "Opgeslagen om 14.05 uur" }, "casus.01");
  showStatus(root, { state: "failed" }, "casus.01");
  assert.equal(mine.textContent, "");
});
