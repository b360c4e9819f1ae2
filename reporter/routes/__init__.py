"""One blueprint per file: library, JSON API, health, assets."""
