"""One module per rule; shared/findings/registry.py lists them."""
