// SPDX-License-Identifier: EUPL-1.2
// The web host: events go to the server over HTTP and wait in this browser while there is no network.
import { makeCompass } from "./compass.js";
import { applyPatches, makeLive } from "./live.js";
import { makeHandover } from "./handover.js";
import { makeLetters } from "./letters.js";
import { keepLocal } from "./local.js";
import { Outbox } from "./outbox.js";
import { makeOverviews } from "./overview.js";
import { keepOnPaper } from "./paper.js";
import { makePrintable } from "./print.js";
import { showStatus } from "./status.js";
import { whenDutchVoice } from "./voices.js";

/**
 * @param {import("./outbox.js").Entry} entry
 * @returns {Promise<import("./outbox.js").Answer>}
 */
async function deliver({ url, at, ...event }) {
  // The server compares: what waited in a page that was closed may be older than what it has.
  const age = Math.max(0, Math.round(Date.now() - (at ?? Date.now())));
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ ...event, age }),
    credentials: "same-origin",
    keepalive: true,
  });
  const reply = await response.json().catch(() => ({}));
  if (response.ok) return { kind: "reply", reply };
  const waits = response.status === 429 || response.status >= 500;
  return waits ? { kind: "busy", text: reply.text } : { kind: "refused", text: reply.text ?? "" };
}

/** @type {AbortController | undefined} */
let asking;

/** The address of a choice gives the whole page, and to this script only what looks different. */
async function narrowDown(/** @type {HTMLFormElement} */ form, /** @type {Record<string, string>} */ chosen) {
  asking?.abort();
  asking = new AbortController();
  const query = new URLSearchParams(chosen).toString();
  const address = location.pathname + (query && `?${query}`);
  const headers = { Accept: "application/json" };
  const response = await fetch(address, { headers, credentials: "same-origin", signal: asking.signal });
  if (!response.ok) throw new Error(response.statusText);
  const { patches } = await response.json();
  applyPatches(document, patches);
  history.replaceState(history.state, "", address);
}

function browserStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

// The page that ends a visit on a shared computer: nothing of it stays behind.
if (document.querySelector("[data-mdk-forget]")) browserStorage()?.clear();

const outbox = new Outbox({
  deliver,
  storage: browserStorage(),
  onStatus: (status, component) => showStatus(document, status, component),
  onReply: (entry, reply) => {
    if (!outbox.hasWaiting(entry.component)) applyPatches(document, reply.patches ?? []);
  },
});

// getAttribute, since a button that is called "action" hides the form's own property.
makeLive(document, outbox, (component) => component.closest("form")?.getAttribute("action") ?? location.pathname);
keepLocal(document);
makeHandover(document);
makeLetters(document);
makeOverviews(document, narrowDown);
makeCompass(document);
globalThis.addEventListener("online", () => outbox.send());
globalThis.addEventListener("beforeunload", (event) => {
  if (outbox.size > 0) event.preventDefault();
});
document.querySelector("[data-mdk-focus]")?.focus();
for (const button of document.querySelectorAll("[data-mdk-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.mdkCopy);
    field.select();
    await navigator.clipboard?.writeText(field.value);
    document.getElementById(button.getAttribute("aria-describedby")).textContent = button.dataset.done;
  });
}
makePrintable(document);
keepOnPaper(document);
outbox.send();

const aloud = document.querySelector("[data-mdk-aloud]");
if (aloud) whenDutchVoice(globalThis.speechSynthesis, () => readAloud(aloud.dataset));

/** Who has no voice never fetches this; without a connection there are no buttons either. */
async function readAloud(/** @type {DOMStringMap} */ words) {
  const bundle = await import(words.mdkAloud ?? "").catch(() => null);
  bundle?.makeAloud(document, words);
}
