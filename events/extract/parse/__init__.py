"""A text → paragraphs with a parse, read out as plain Python."""
