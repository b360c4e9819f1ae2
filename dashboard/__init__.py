"""The live dashboard: what senior leaders watch. Reads through shared.metrics, writes nothing."""
