"""People: who is named in an article, and whom each word for somebody means."""
