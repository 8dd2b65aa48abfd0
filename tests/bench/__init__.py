"""The skill beside its peers, in one run: see `goals` for what is asked of it."""
