"""The history, told twice: to programs as pages that never change once they are full, a table and snapshots; to people as news.

`pages`, `plain`, `atom`, `table` and `snapshots` leave nothing out; `news` chooses, `story` and `feed` put it into words.
"""
