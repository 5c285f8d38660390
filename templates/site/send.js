/** A list as a message: links to what people send messages with. Nothing leaves before one of them is touched. */
import { by } from "../search/dom.js";
import { message } from "./text.js";

const encoded = encodeURIComponent;
/** What each takes: characters of an address, as it is sent; for a short message of the text, ten parts of 67 in any script. */
const LIMITS = { link: 6000, mail: 1800, sms: 670 };

/** A link that opens beside the page; without an address it would be none. @param {string} id @param {string} href */
const leads = (id, href) => Object.assign(by(id), { href, target: "_blank", rel: "noopener noreferrer" });

/**
 * @param {import("./text.js").Plain[]} records
 * @param {{language: {dir: string}, said: object}} words in the message's language
 * @param {string} address of the list
 */
export function send(records, { language, said }, address) {
  const written = (fits, end = address) => message(records, { ...said, address: end }, language.dir === "rtl", fits);
  const whole = written(() => true);
  const linked = written((text) => encoded(text).length <= LIMITS.link);
  // Telegram puts the address before the text by itself.
  const beside = written((text) => encoded(text + address).length <= LIMITS.link, "");
  const mail = written((text) => encoded(lines(text)).length <= LIMITS.mail);
  const sms = written((text) => text.length <= LIMITS.sms);
  leads("whatsapp", `https://wa.me/?text=${encoded(linked)}`);
  leads("telegram", `https://t.me/share/url?url=${encoded(address)}&text=${encoded(beside)}`);
  // Both separators: iOS wants the one, Android the other.
  by("sms").href = `sms:?&body=${encoded(sms)}`;
  by("mail").href = `mailto:?subject=${encoded(said.sheet)}&body=${encoded(lines(mail))}`;
  by("text").value = whole;
  by("text").dir = language.dir;
  by("address").value = address;
}

/** As mail wants them (RFC 6068). */
const lines = (text) => text.replace(/\n/g, "\r\n");
