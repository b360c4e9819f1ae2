"""Turns every form in which files are handed over into plain tables: one form per module."""
