"""What programs that answer people's questions are given: each page as Markdown, and what they must not leave out."""
