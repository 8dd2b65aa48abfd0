"""Builders shared by every storey of tests."""
