"""What the parser gets wrong although the words forbid it."""
