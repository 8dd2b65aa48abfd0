"""The nouns: what a couple is and what is kept of it. Standard library only."""
