// SPDX-License-Identifier: EUPL-1.2
// Events wait here until the server says they are saved. Sending twice is harmless (sender + seq),
// so an event leaves the box only after an answer. A copy in `storage` survives closing the page.

/**
 * @typedef {object} Entry
 * @property {string} url
 * @property {string} component
 * @property {string} action
 * @property {import("./fields.js").Fields} fields
 * @property {string} sender
 * @property {number} seq
 * @property {number} [at] when it was done, by the clock of this browser, in milliseconds
 */
/** @typedef {{state: "saved" | "saving" | "failed" | "offline", text?: string}} Status */
/** @typedef {{status: Status, patches?: {target: string, html: string}[]}} Reply */
/** @typedef {{kind: "reply", reply: Reply} | {kind: "refused", text: string} | {kind: "busy", text?: string}} Answer */

const PREFIX = "meedenker-outbox:";
const LONGEST_WAIT = 30_000;

export class Outbox {
  /** @type {Entry[]} */
  #entries = [];
  #sending = false;
  #failures = 0;
  #timer = 0;
  #seq = 0;
  /** @type {(() => void)[]} */
  #waiting = [];

  /**
   * @param {object} options
   * @param {(entry: Entry) => Promise<Answer>} options.deliver rejects when there is no connection
   * @param {(status: Status, component: string) => void} options.onStatus
   * @param {(entry: Entry, reply: Reply) => void} options.onReply
   * @param {Storage | null} [options.storage]
   * @param {string} [options.sender]
   * @param {(callback: () => void, ms: number) => number} [options.later]
   */
  constructor({ deliver, onStatus, onReply, storage = null, sender = newSender(), later }) {
    this.deliver = deliver;
    this.onStatus = onStatus;
    this.onReply = onReply;
    this.storage = storage;
    this.sender = sender;
    this.later = later ?? ((callback, ms) => Number(setTimeout(callback, ms)));
    this.#adopt();
  }

  /** How many events are not yet saved. */
  get size() {
    return this.#entries.length;
  }

  /**
   * Whether a newer event of this component is still waiting.
   * @param {string} component
   */
  hasWaiting(component) {
    return this.#entries.some((entry) => entry.component === component);
  }

  /**
   * Put an event in the box and start sending.
   * @param {{url: string, component: string, action: string, fields: import("./fields.js").Fields}} event
   */
  put(event) {
    const entry = { ...event, sender: this.sender, seq: ++this.#seq, at: Date.now() };
    const last = this.#entries.at(-1);
    const replaces =
      last !== undefined && !(this.#sending && this.#entries.length === 1) &&
      last.component === entry.component && last.action === "answer" && last.sender === this.sender;
    if (replaces) this.#entries.pop();
    this.#entries.push(entry);
    this.#keep();
    this.onStatus({ state: "saving" }, entry.component);
    this.send();
  }

  /** Resolves when the box is empty; stays open while there is no connection. */
  empty() {
    if (this.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
  }

  /** Send what waits, one at a time and in order. */
  async send() {
    if (this.#sending || this.size === 0) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    while (this.size > 0 && (await this.#sendFirst()));
    this.#sending = false;
    if (this.size === 0) for (const done of this.#waiting.splice(0)) done();
  }

  /** @returns {Promise<boolean>} whether to go on with the next */
  async #sendFirst() {
    const entry = this.#entries[0];
    /** @type {Answer} */
    let answer;
    try {
      answer = await this.deliver(entry);
    } catch {
      this.onStatus({ state: "offline" }, entry.component);
      this.#retryLater();
      return false;
    }
    if (answer.kind === "busy") {
      this.onStatus({ state: "failed", text: answer.text }, entry.component);
      this.#retryLater();
      return false;
    }
    this.#failures = 0;
    this.#entries = this.#entries.filter((waiting) => waiting !== entry);
    this.#keep();
    if (answer.kind === "refused") this.onStatus({ state: "failed", text: answer.text }, entry.component);
    else {
      this.onReply(entry, answer.reply);
      if (!this.hasWaiting(entry.component)) this.onStatus(answer.reply.status, entry.component);
    }
    return true;
  }

  #retryLater() {
    const wait = Math.min(1000 * 2 ** this.#failures++, LONGEST_WAIT);
    this.#timer = this.later(() => this.send(), wait);
  }

  /** Keep a copy for when the page closes. */
  #keep() {
    try {
      if (this.size === 0) this.storage?.removeItem(PREFIX + this.sender);
      else this.storage?.setItem(PREFIX + this.sender, JSON.stringify(this.#entries));
    } catch {
      // A full or forbidden storage: the box itself still holds everything while the page is open.
    }
  }

  /** Take over what a page that is gone could not send. One unreadable copy does not lose another. */
  #adopt() {
    for (const key of keysOf(this.storage)) {
      try {
        const found = JSON.parse(this.storage?.getItem(key) ?? "[]");
        this.#entries.push(...found.filter((/** @type {any} */ entry) => typeof entry?.url === "string"));
        this.storage?.removeItem(key);
      } catch {
        // Unreadable: nobody can send it, and what else there is still goes.
      }
    }
    if (this.size > 0) this.#keep();
  }
}

/** @param {Storage | null} storage @returns {string[]} */
function keysOf(storage) {
  try {
    return Object.keys(storage ?? {}).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** @returns {string} */
export function newSender() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
