"""Interaction models: what Alexa listens for, read as typed data and kept honest."""
