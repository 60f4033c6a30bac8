// SPDX-License-Identifier: EUPL-1.2
// The notebook host: the same component over an anywidget model, for JupyterLab and Voilà.
import { makeCompass } from "./compass.js";
import { applyPatches, makeLive } from "./live.js";
import { makeHandover } from "./handover.js";
import { keepLocal } from "./local.js";
import { Outbox } from "./outbox.js";
import { makeOverviews } from "./overview.js";
import { showStatus } from "./status.js";

/** @typedef {{html: string, sender: string, seq: number, ok: boolean, text: string}} Shown */

const KERNEL_PATIENCE = 15_000;

/** @param {{model: any, el: HTMLElement}} context */
function render({ model, el }) {
  const box = document.createElement("div");
  box.className = "mdk-notebook meedenker-theme";
  box.lang = "nl";
  box.innerHTML = model.get("_shown").html;
  el.append(box);
  keepLocal(box);
  makeHandover(box);
  makeCompass(box);

  /** @type {Map<number, (answer: import("./outbox.js").Answer) => void>} */
  const waiting = new Map();
  const outbox = new Outbox({
    deliver: (entry) =>
      new Promise((resolve, reject) => {
        waiting.set(entry.seq, resolve);
        setTimeout(reject, KERNEL_PATIENCE);
        const { url, ...event } = entry;
        model.send(event);
      }),
    onStatus: (status, component) => showStatus(box, status, component),
    onReply: () => {},
  });

  function onShown() {
    const shown = /** @type {Shown} */ (model.get("_shown"));
    const answered = shown.sender === outbox.sender ? waiting.get(shown.seq) : undefined;
    const isOld = outbox.size > 1; // something newer is on its way
    const first = box.firstElementChild;
    if (first && shown.ok && !isOld) applyPatches(box, [{ target: first.id, html: shown.html }]);
    if (!answered) return;
    waiting.delete(shown.seq);
    if (shown.ok) answered({ kind: "reply", reply: { status: { state: "saved", text: shown.text } } });
    else answered({ kind: "refused", text: shown.text });
  }

  const stops = [
    makeLive(box, outbox, () => ""),
    makeOverviews(box, async (_form, chosen) => model.send({ chosen })),
  ];
  model.on("change:_shown", onShown);
  return () => {
    for (const stop of stops) stop();
    model.off("change:_shown", onShown);
  };
}

export default { render };
