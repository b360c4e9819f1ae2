"""One module per theme; each lists its METRICS."""
