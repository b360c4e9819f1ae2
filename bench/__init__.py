"""Speed against plain alternatives, as ratios of interleaved pairs: `make bench`."""
