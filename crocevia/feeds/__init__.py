"""The history as programs follow it: pages that never change once they are full, a table, a feed, snapshots of releases."""
