"""What specifications are called: titles for the addresses that outputs name as their standard."""

NAMES = {
    "https://www.rfc-editor.org/rfc/rfc4180": "Common Format and MIME Type for Comma-Separated Values (RFC 4180)",
    "https://specs.frictionlessdata.io/data-package/": "Frictionless Data Package",
    "https://json-schema.org/draft/2020-12/schema": "JSON Schema, draft 2020-12",
}
