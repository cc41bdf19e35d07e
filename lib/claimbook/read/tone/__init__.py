"""Tone: loaded terms, whom they judge, and the stance that they add up to."""
