"""Everything that writes data: sources, contract check, star schema, published snapshots."""
