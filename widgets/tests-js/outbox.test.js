// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { newSender } from "../meedenker_widgets/assets/live/outbox.js";
import { SAVED, answer, settled, testBox } from "./transport.js";

test("events go one at a time and in order", async () => {
  const box = testBox();
  for (const name of ["a", "b", "c"]) box.outbox.put(answer(name, "1"));
  assert.deepEqual(box.values(), ["a=1"]);
  await box.reply(SAVED);
  await box.reply(SAVED);
  await box.reply(SAVED);
  assert.deepEqual(box.values(), ["a=1", "b=1", "c=1"]);
  assert.deepEqual(box.sent.map((entry) => entry.seq), [1, 2, 3]);
  assert.equal(box.outbox.size, 0);
});

test("every event carries the same sender and a rising number, also when it is sent again", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  await box.fail();
  await box.pass();
  await box.reply(SAVED);
  box.outbox.put(answer("a", "2"));
  assert.deepEqual(box.sent.map((entry) => [entry.sender, entry.seq]), [["ik", 1], ["ik", 1], ["ik", 2]]);
});

test("an answer that still waits is replaced by a newer one of the same component", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  box.outbox.put(answer("a", "2"));
  box.outbox.put(answer("a", "3"));
  assert.equal(box.outbox.size, 2);
  await box.reply(SAVED);
  await box.reply(SAVED);
  assert.deepEqual(box.values(), ["a=1", "a=3"]);
});

test("an event that is on its way is never replaced", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  box.outbox.put(answer("a", "2"));
  assert.equal(box.outbox.size, 2);
  await box.fail();
  await box.pass();
  await box.reply(SAVED);
  assert.deepEqual(box.values(), ["a=1", "a=1", "a=2"]);
});

test("a check is never replaced, and an answer after it stays after it", async () => {
  const box = testBox();
  box.outbox.put(answer("z", "0"));
  box.outbox.put(answer("a", "1", "check"));
  box.outbox.put(answer("a", "2"));
  for (let round = 0; round < 3; round++) await box.reply(SAVED);
  assert.deepEqual(box.sent.map((entry) => entry.action), ["answer", "check", "answer"]);
});

test("an answer of another component in between keeps both", async () => {
  const box = testBox();
  box.outbox.put(answer("z", "0"));
  box.outbox.put(answer("a", "1"));
  box.outbox.put(answer("b", "1"));
  box.outbox.put(answer("a", "2"));
  for (let round = 0; round < 4; round++) await box.reply(SAVED);
  assert.deepEqual(box.values(), ["z=0", "a=1", "b=1", "a=2"]);
});

test("without a connection it says so, keeps the event and tries again, each time a little later", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  for (let round = 0; round < 8; round++) {
    await box.fail();
    assert.deepEqual(box.statuses.at(-1), ["a", "offline", undefined]);
    assert.equal(box.outbox.size, 1);
    await box.pass();
  }
  assert.deepEqual(box.waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  await box.reply(SAVED);
  assert.deepEqual(box.statuses.at(-1), ["a", "saved", "Opgeslagen"]);
});

test("after a success the patience starts anew", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  await box.fail();
  await box.pass();
  await box.fail();
  await box.pass();
  await box.reply(SAVED);
  box.outbox.put(answer("a", "2"));
  await box.fail();
  assert.deepEqual(box.waits, [1000, 2000, 1000]);
});

test("a busy server is told with its own words, and asked again", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  await box.reply({ kind: "busy", text: "De schijf is vol" });
  assert.deepEqual(box.statuses.at(-1), ["a", "failed", "De schijf is vol"]);
  assert.equal(box.outbox.size, 1);
  await box.pass();
  await box.reply(SAVED);
  assert.equal(box.outbox.size, 0);
});

test("a refused event is told, is not sent again, and does not hold up the next", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "zzz"));
  box.outbox.put(answer("b", "1"));
  await box.reply({ kind: "refused", text: "Deze keuze staat niet in de lijst" });
  assert.deepEqual(box.statuses.at(-1), ["a", "failed", "Deze keuze staat niet in de lijst"]);
  await box.reply(SAVED);
  assert.deepEqual(box.values(), ["a=zzz", "b=1"]);
  assert.equal(box.statuses.some(([name, state]) => name === "a" && state === "saved"), false);
});

test("a component only counts as saved when nothing newer of it waits", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  box.outbox.put(answer("a", "2"));
  await box.reply(SAVED);
  assert.equal(box.statuses.some(([, state]) => state === "saved"), false);
  await box.reply(SAVED);
  assert.deepEqual(box.statuses.at(-1), ["a", "saved", "Opgeslagen"]);
});

test("saying that all is saved waits for the last event", async () => {
  const box = testBox();
  let empty = false;
  box.outbox.put(answer("a", "1"));
  box.outbox.put(answer("b", "1"));
  box.outbox.empty().then(() => (empty = true));
  await box.reply(SAVED);
  assert.equal(empty, false);
  await box.reply(SAVED);
  assert.equal(empty, true);
  await box.outbox.empty();
});

test("asking to send while sending sends nothing twice", async () => {
  const box = testBox();
  box.outbox.put(answer("a", "1"));
  box.outbox.send();
  box.outbox.send();
  await settled();
  assert.equal(box.sent.length, 1);
});

test("senders are long, and never the same", () => {
  const senders = new Set(Array.from({ length: 1000 }, newSender));
  assert.equal(senders.size, 1000);
  for (const sender of senders) assert.match(sender, /^[0-9a-f]{24}$/);
});
