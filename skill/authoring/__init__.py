"""Keeping the words honest: read what was written, check it, compile it. Never ships to Lambda."""
