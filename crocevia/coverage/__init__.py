"""What there is and where it is missing, in figures: counted by what fields mean, never by what they are called."""
