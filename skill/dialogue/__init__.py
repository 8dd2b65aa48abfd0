"""The conversation itself, pure: (state, turn, moment) -> (state, reply)."""
