"""What is known of English and of the world: words, classes, names; and how a parse is asked."""
