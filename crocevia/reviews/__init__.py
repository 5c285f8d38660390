"""What is to be checked again, with whom, and the letters that ask."""
