"""A bulletin of what is new: one for a period, told in each language as an e-mail, as plain text and as a message.

`made.made` works out what there is to tell, in no language; `letter.Letters` puts it into one; `plain`, `mail` and `chat`
write that down. (`crocevia/bulletin.py` is another thing: what a pull request is told of its findings.)
"""
