"""One module per section, each with its context and `build`; reporter/catalogue.py lists them."""
