"""Building blocks that pages share; each takes results and returns Dash components."""
