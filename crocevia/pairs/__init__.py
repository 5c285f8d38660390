"""Records that may be the same thing: what they share (also in the browser), how alike they are, and why."""
