"""What the applications have in common: contract, store, statistics, metrics, findings, figures."""
