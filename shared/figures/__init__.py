"""The chart vocabulary: each kind drawn for the screen (Plotly) and for print from one datum.

Figures only draw. Numbers come as results of shared/metrics, sentences from shared/findings.
"""
