"""Whom and what words mean: names, pronouns, owners, posts, the topic of a document."""
