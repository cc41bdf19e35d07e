"""Speech: who is said to say what, and the acts that an article tells itself."""
