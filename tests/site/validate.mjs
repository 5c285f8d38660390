// Holds HTML files (their paths on standard input, one a line) against the standard; writes what is wrong as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { HtmlValidate, StaticConfigLoader } = createRequire(`${process.cwd()}/tests/package.json`)("html-validate");

const checker = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    rules: {
      // All files come from the site itself: who could change them could change the hashes.
      "require-sri": "off",
      // A button in a form submits it: the standard's default, and what is meant.
      "no-implicit-button-type": "off",
      // A matter of style: role="region" stands where a program fills in what it found.
      "prefer-native-element": "off",
    },
  }),
);
const wrong = [];
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { results } = await checker.validateFile(file);
  for (const { messages } of results)
    for (const { ruleId, message, line } of messages) wrong.push(`${file}:${line}: ${message} (${ruleId})`);
}
process.stdout.write(JSON.stringify(wrong));
