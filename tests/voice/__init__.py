"""A record for the ear."""
