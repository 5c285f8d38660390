"""Paper: what is set with Typst as tagged PDF (PDF/UA-1), and as pictures."""
