"""`make bench`: builds and verifies a seeded corpus, beside the tools that people use today."""
