"""The bottom of the house: settings, errors, vocabulary, relations and formats for every package."""
