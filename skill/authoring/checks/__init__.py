"""What must hold of everything written, a file a subject, each with a `check`."""
