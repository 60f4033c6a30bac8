// SPDX-License-Identifier: EUPL-1.2
// The web host: events go to the server over HTTP and wait in this browser while there is no network.
import { applyPatches, makeLive } from "./live.js";
import { keepLocal } from "./local.js";
import { Outbox } from "./outbox.js";
import { showStatus } from "./status.js";

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
for (const button of document.querySelectorAll("[data-mdk-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => printPart(document.getElementById(button.dataset.mdkPrint)));
}
outbox.send();

/** Print the page, or one part of it. @param {HTMLElement | null} part */
function printPart(part) {
  const others = [];
  for (let node = part; node && node !== document.body; node = node.parentElement) {
    others.push(...[...node.parentElement.children].filter((other) => other !== node));
  }
  const shown = others.filter((other) => !other.classList.contains("mdk-no-print"));
  for (const other of shown) other.classList.add("mdk-no-print");
  const showAgain = () => shown.forEach((other) => other.classList.remove("mdk-no-print"));
  globalThis.addEventListener("afterprint", showAgain, { once: true });
  globalThis.print();
}
