"""From what a metric reads to its estimate: thin joints between frames and shared/stats.

One module per kind of estimate; each function gives back an estimator for `Metric`.
"""
