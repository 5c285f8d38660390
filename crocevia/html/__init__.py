"""Pages: shells, the words and links of records, JSON-LD. Everything here gives text; nothing writes a file."""
