"""What specifications are called: titles for the addresses that outputs name as their standard.

A standard that is not here is described by its address alone.
"""

NAMES = {
    "https://docs.openreferral.org/en/3.1.1/": "Human Services Data Specification (HSDS) 3.1.1",
    "https://ecma-international.org/publications-and-standards/standards/ecma-376/": "Office Open XML (ECMA-376)",
    "https://json-schema.org/draft/2020-12/schema": "JSON Schema, draft 2020-12",
    "https://parquet.apache.org/docs/file-format/": "Apache Parquet",
    "https://spec.openapis.org/oas/v3.1.0": "OpenAPI Specification 3.1.0",
    "https://specs.frictionlessdata.io/data-package/": "Frictionless Data Package",
    "https://www.jsonfeed.org/version/1.1/": "JSON Feed 1.1",
    "https://www.rfc-editor.org/rfc/rfc4180": "Common Format and MIME Type for Comma-Separated Values (RFC 4180)",
    "https://www.rfc-editor.org/rfc/rfc4287": "The Atom Syndication Format (RFC 4287)",
    "https://www.rfc-editor.org/rfc/rfc5545": "Internet Calendaring and Scheduling Core Object Specification (RFC 5545)",
    "https://www.rfc-editor.org/rfc/rfc7946": "The GeoJSON Format (RFC 7946)",
    "https://www.sqlite.org/fileformat2.html": "SQLite database file format, version 3",
    "https://www.w3.org/TR/json-ld11/": "JSON-LD 1.1",
}
