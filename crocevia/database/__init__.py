"""The catalogue as a SQLite database: tables with foreign keys, lists as tables of their own, views, full-text search."""
