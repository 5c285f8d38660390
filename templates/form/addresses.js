/**
 * The addresses that hand a proposal over: GitHub's issue form and new file, GitLab's, a mail. Pure: nothing is asked of the page.
 *
 * @typedef {import("./fields.js").Cell} Cell
 */

/** Bytes of an address that GitHub takes (RFC 9112 asks for 8,000; its servers stop here). */
export const MOST = 8191;
/** Bytes from which an address may be cut on its way, by a mail program or a proxy. */
export const LONG = 4096;
/** Bytes of a mail's address: Windows hands on 2,083. */
export const MAIL = 2000;

const encoded = encodeURIComponent;
const query = (values) =>
  Object.entries(values)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join("&");

/** A field's value for an issue form: an item a line, `-` for what is taken away, no line that a form would take for its own. @param {Cell | null} cell */
export const flat = (cell) =>
  cell === null ? "-" : (Array.isArray(cell) ? cell.join("\n") : cell).replace(/^### /gm, "#### ");

/** Which forge has the repository. @param {string} repository @returns {"github" | "gitlab" | ""} */
export function forge(repository) {
  const host = /^https:\/\/([^/]+)\/[^/]+\/[^/]+/.exec(repository)?.[1] || "";
  return host === "github.com" ? "github" : host.startsWith("gitlab.") ? "gitlab" : "";
}

/**
 * GitHub's issue form, filled in.
 * @param {string} repository @param {{kind: string, ref: string, title: string, changes: Object<string, Cell | null>}} proposal
 *   `ref`: `<kind>/<id>`; `changes`: null takes a field away
 */
export const issue = (repository, { kind, ref, title, changes }) =>
  `${repository}/issues/new?${query({
    template: `${kind}.yml`,
    title,
    record: ref,
    ...Object.fromEntries(Object.entries(changes).map(([name, cell]) => [name, flat(cell)])),
  })}`;

/** GitLab's new issue, its text laid out as the forms of GitHub lay theirs out. @param {Object<string, string>} titles of the fields */
export const gitlab = (repository, { ref, title, changes }, titles) => {
  const parts = Object.entries(changes).map(([name, cell]) => `### ${titles[name]}\n\n${flat(cell)}\n`);
  return `${repository}/-/issues/new?${query({ "issue[title]": title, "issue[description]": [`### ${titles[""]}\n\n${ref}\n`, ...parts].join("\n") })}`;
};

/** GitHub's page for a new file, filled in. */
export const file = (repository, branch, path, text, message) => {
  const at = path.lastIndexOf("/");
  return `${repository}/new/${branch}/${path.slice(0, at)}?${query({ filename: path.slice(at + 1), value: text, message })}`;
};

/** A mail, its lines as mail wants them (RFC 6068). */
export const mail = (address, subject, text) => `mailto:${address}?${query({ subject, body: text.replace(/\n/g, "\r\n") })}`;
