"""A record for the ear: a text to read aloud in less than forty seconds, its numbers as people say them."""
