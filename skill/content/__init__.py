"""What can be said and asked, as data: written in TOML, compiled for a quick start."""
