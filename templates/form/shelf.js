/** In which file something stands: from its name alone, so that nothing has to be asked first. */

/** CRC-32 (ISO 3309) of a text: crocevia/search/known.py says the same. @param {string} text @returns {number} */
export function crc(text) {
  let found = -1;
  for (const byte of new TextEncoder().encode(text)) {
    found ^= byte;
    for (let bit = 0; bit < 8; bit++) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
  }
  return ~found >>> 0;
}
