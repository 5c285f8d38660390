/** What a page's bundle holds. */
export * from "./words.js";
