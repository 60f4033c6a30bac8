// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { isToggle, readFields } from "../meedenker_widgets/assets/live/fields.js";
import { component } from "./elements.js";

test("texts are read by the name after the component", () => {
  const root = component("eis.01", [
    { name: "eis.01:evidence", type: "text", value: "Beleidsplan" },
    { name: "eis.01:note", type: "textarea", value: "" },
  ]);
  assert.deepEqual(readFields(root), { evidence: ["Beleidsplan"], note: [""] });
});

test("only what is chosen counts, in the order of the page", () => {
  const root = component("casus.04", [
    { name: "casus.04:chosen", type: "checkbox", value: "a", checked: true },
    { name: "casus.04:chosen", type: "checkbox", value: "b", checked: false },
    { name: "casus.04:chosen", type: "checkbox", value: "c", checked: true },
  ]);
  assert.deepEqual(readFields(root), { chosen: ["a", "c"] });
});

test("nothing chosen gives no field at all", () => {
  const root = component("casus.01", [{ name: "casus.01:chosen", type: "radio", value: "a" }]);
  assert.deepEqual(readFields(root), {});
});

test("inputs of another component inside this one stay out", () => {
  const root = component("eis.01", [
    { name: "eis.010:level", type: "radio", value: "2", checked: true },
    { name: "search", type: "text", value: "x" },
    { name: "eis.01:level", type: "radio", value: "1", checked: true },
  ]);
  assert.deepEqual(readFields(root), { level: ["1"] });
});

test("radios and checkboxes are toggles, text fields are not", () => {
  assert.deepEqual(
    ["radio", "checkbox", "text", "hidden", undefined].map((type) => isToggle({ type })),
    [true, true, false, false, false],
  );
});

test("what is typed to go along once only goes along with a button", () => {
  const root = component("lijst", [
    { name: "lijst:own", type: "hidden", value: "kept", dataset: {} },
    { name: "lijst:own", type: "text", value: "typed", dataset: { mdkOnce: "" } },
  ]);
  assert.deepEqual(readFields(root), { own: ["kept"] });
  const button = { name: "action", value: "lijst:save" };
  assert.deepEqual(readFields(root, button), { own: ["kept", "typed"] });
});

test("boxes of a joint answer tell which were clicked, ticked or not", () => {
  const root = component("lijst", [
    { name: "lijst:chosen", type: "checkbox", value: "a", checked: true, dataset: { mdkTouched: "" } },
    { name: "lijst:chosen", type: "checkbox", value: "b", checked: false, dataset: { mdkTouched: "" } },
    { name: "lijst:chosen", type: "checkbox", value: "c", checked: true, dataset: {} },
  ]);
  assert.deepEqual(readFields(root), { touched: ["a", "b"], chosen: ["a", "c"] });
});
