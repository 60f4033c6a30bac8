// SPDX-License-Identifier: EUPL-1.2
// Whether this device itself can read Dutch aloud. A voice of a service elsewhere would send the text there.

const DUTCH = /^nl([-_]|$)/i;
const NETHERLANDS = /^nl[-_]nl$/i;

/**
 * The Dutch voice of this device that suits best.
 * @param {SpeechSynthesis | undefined} speech
 * @returns {SpeechSynthesisVoice | undefined}
 */
export function dutchVoice(speech) {
  const own = (speech?.getVoices() ?? []).filter((voice) => voice.localService && DUTCH.test(voice.lang));
  return own.find((voice) => voice.default) ?? own.find((voice) => NETHERLANDS.test(voice.lang)) ?? own[0];
}

/**
 * Call `found` once there is such a voice: at once, later, or never. Voices come late in most browsers.
 * @param {SpeechSynthesis | undefined} speech
 * @param {() => void} found
 */
export function whenDutchVoice(speech, found) {
  function look() {
    if (!dutchVoice(speech)) return;
    speech?.removeEventListener?.("voiceschanged", look);
    found();
  }

  speech?.addEventListener?.("voiceschanged", look);
  look();
}
