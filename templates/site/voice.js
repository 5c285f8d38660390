/** The page to read aloud: copies the message, and reads the text by a voice that is on this device; no other is asked. */
import { by } from "../search/dom.js";
import { copying, sharing } from "./copying.js";
import { here } from "./here.js";

const said = JSON.parse(by("said").textContent);
const button = by("listen");
const speech = self.speechSynthesis;
/** Somewhat slower than people talk: somebody may write it down. */
const RATE = 0.9;

/** A voice of this device: one of elsewhere would be sent what is read. @param {string} language */
const voice = (language) =>
  speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language);

/** The words of a line, each run with its language. @param {HTMLElement} line */
const runs = (line) =>
  [...line.childNodes].map((node) => ({ text: node.textContent, language: node.lang || here.language }));

function stop() {
  speech.cancel();
  button.textContent = said.listen;
  for (const line of by("aloud").children) delete line.dataset.now;
}

function read() {
  button.textContent = said.stop;
  for (const line of by("aloud").children) {
    for (const { text, language } of runs(line)) {
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice(language) || voice(here.language);
      words.lang = words.voice.lang;
      words.rate = RATE;
      words.onstart = () => (line.dataset.now = "");
      words.onend = () => {
        delete line.dataset.now;
        if (line === by("aloud").lastElementChild && !speech.pending) stop();
      };
      speech.speak(words);
    }
  }
}

if (speech) {
  // Browsers come to know their voices late.
  const offer = () => (button.hidden = !voice(here.language));
  offer();
  speech.onvoiceschanged = offer;
  button.onclick = () => (speech.speaking ? stop() : read());
  // Who leaves quickly is not followed by a voice.
  addEventListener("pagehide", stop);
}
copying(said);
sharing();
