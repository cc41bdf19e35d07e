"""Time: date expressions, what they name, and when and where an article was published."""
