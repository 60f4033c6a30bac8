// SPDX-License-Identifier: EUPL-1.2
// A transport, a clock and a storage that a test holds in its hands.
import { Outbox } from "../meedenker_widgets/assets/live/outbox.js";

export const SAVED = { kind: "reply", reply: { status: { state: "saved", text: "Opgeslagen" } } };

/** An event of a component with one field. */
export function answer(component, value, action = "answer") {
  return { url: "/cursus/les", component, action, fields: { chosen: [value] } };
}

/** Waits until everything that can go on has gone on. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Storage as a browser has it: stored names are properties of their own. */
export class FakeStorage {
  getItem(key) {
    return this[key] ?? null;
  }

  setItem(key, value) {
    this[key] = String(value);
  }

  removeItem(key) {
    delete this[key];
  }
}

/**
 * An outbox whose deliveries the test answers one by one: `await box.reply(SAVED)`, `await box.fail()`.
 * Waiting for a retry goes by `await box.pass()`; `box.waits` holds how long each took.
 */
export function testBox(options = {}) {
  const pending = [];
  const timers = [];
  const box = { sent: [], statuses: [], replies: [], waits: [] };
  const outbox = new Outbox({
    sender: "ik",
    deliver: (entry) =>
      new Promise((resolve, reject) => {
        box.sent.push(entry);
        pending.push({ resolve, reject });
      }),
    onStatus: (status, component) => box.statuses.push([component, status.state, status.text]),
    onReply: (entry, reply) => box.replies.push([entry, reply]),
    later: (callback, ms) => {
      box.waits.push(ms);
      return timers.push(callback);
    },
    ...options,
  });
  box.outbox = outbox;
  box.reply = (answered) => (pending.shift().resolve(answered), settled());
  box.fail = () => (pending.shift().reject(new TypeError("no network")), settled());
  box.pass = () => (timers.shift()(), settled());
  box.values = () => box.sent.map((entry) => `${entry.component}=${entry.fields.chosen}`);
  return box;
}
