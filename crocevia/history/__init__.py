"""What became of records, read from Git: what is told of it, and what never is.

`read.read` goes the whole road. Of an old version nothing is told but the names of the fields that changed; who changed them, and
what they wrote of it, stays in the repository.
"""
