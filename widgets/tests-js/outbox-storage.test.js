// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeStorage, SAVED, answer, settled, testBox } from "./transport.js";

test("what is not saved has a copy in storage, and what is saved has none", async () => {
  const storage = new FakeStorage();
  const box = testBox({ storage });
  box.outbox.put(answer("a", "1"));
  assert.equal(Object.keys(storage).length, 1);
  await box.reply(SAVED);
  assert.deepEqual(Object.keys(storage), []);
});

test("what a page that is gone could not send goes first, with its own sender and numbers", async () => {
  const storage = new FakeStorage();
  const gone = testBox({ storage, sender: "vroeger" });
  gone.outbox.put(answer("a", "1"));
  gone.outbox.put(answer("a", "2", "check"));
  await gone.fail();

  const box = testBox({ storage });
  assert.equal(box.outbox.size, 2);
  box.outbox.put(answer("a", "3"));
  for (let round = 0; round < 3; round++) await box.reply(SAVED);
  assert.deepEqual(box.sent.map((entry) => [entry.sender, entry.seq]), [["vroeger", 1], ["vroeger", 2], ["ik", 1]]);
  assert.deepEqual(Object.keys(storage), []);
});

test("an adopted answer is not replaced by a new one", async () => {
  const storage = new FakeStorage();
  const gone = testBox({ storage, sender: "vroeger" });
  gone.outbox.put(answer("a", "1"));
  await gone.fail();
  const box = testBox({ storage });
  box.outbox.put(answer("a", "2"));
  await box.reply(SAVED);
  await box.reply(SAVED);
  assert.deepEqual(box.values(), ["a=1", "a=2"]);
});

test("an adopted answer is kept until it is saved, also when this page goes too", async () => {
  const storage = new FakeStorage();
  const gone = testBox({ storage, sender: "vroeger" });
  gone.outbox.put(answer("a", "1"));
  await gone.fail();
  testBox({ storage, sender: "tussen" });
  const box = testBox({ storage });
  assert.equal(box.outbox.size, 1);
  assert.equal(Object.keys(storage).length, 1);
});

test("things of others in the storage stay there", () => {
  const storage = new FakeStorage();
  storage.setItem("iets-anders", "[1]");
  const box = testBox({ storage });
  assert.equal(box.outbox.size, 0);
  assert.equal(storage.getItem("iets-anders"), "[1]");
});

for (const [what, text] of [
  ["a broken copy", "{"],
  ["a copy that is no list", "7"],
  ["a copy with nothing usable in it", "[null, 3, {}]"],
]) {
  test(`${what} does no harm`, async () => {
    const storage = new FakeStorage();
    storage.setItem("meedenker-outbox:vroeger", text);
    const box = testBox({ storage });
    box.outbox.put(answer("a", "1"));
    await box.reply(SAVED);
    assert.deepEqual(box.values(), ["a=1"]);
  });
}

test("one broken copy does not lose another", () => {
  const storage = new FakeStorage();
  storage.setItem("meedenker-outbox:a-stuk", "{");
  const kept = JSON.stringify([{ ...answer("b", "1"), sender: "b-goed", seq: 1 }]);
  storage.setItem("meedenker-outbox:b-goed", kept);
  const box = testBox({ storage });
  assert.equal(box.outbox.size, 1);
});

test("a storage that refuses everything does not stop the sending", async () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  const box = testBox({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
  box.outbox.put(answer("a", "1"));
  await box.reply(SAVED);
  await settled();
  assert.deepEqual(box.statuses.at(-1), ["a", "saved", "Opgeslagen"]);
});

test("a browser without storage still sends", async () => {
  const box = testBox({ storage: null });
  box.outbox.put(answer("a", "1"));
  await box.reply(SAVED);
  assert.equal(box.outbox.size, 0);
});
