/** What the phone remembers for a person: kept in the browser alone, and nothing fails where it keeps nothing. */

/** @param {string} key @returns {string} "" where nothing is remembered, or may not be */
export function recall(key) {
  try {
    return localStorage.getItem(key) || "";
  } catch {
    return "";
  }
}

/** @param {string} key @param {string} value "" forgets @returns {boolean} whether it is kept beyond this page */
export function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
