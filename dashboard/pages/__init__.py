"""One module per page; dashboard/catalogue.py lists them."""
