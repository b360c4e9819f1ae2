"""The bottom of the house: settings, errors, vocabulary, relations, formats, for every package."""
