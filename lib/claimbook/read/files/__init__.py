"""Files -> articles: what to read, decoded, with what the analyst knows of it."""
