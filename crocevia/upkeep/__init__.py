"""What a command changes in records' files: one style, another name, an end; worked out first, written all at once."""
