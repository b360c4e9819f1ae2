"""One module per kind of hand-over file; warehouse/catalogue.py lists them."""
