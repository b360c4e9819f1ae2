"""The reporter: renders a programme's formal review from one snapshot, files it and serves it."""
