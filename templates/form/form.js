/** The form of a kind. */
