"""Counts: quantities with their range, what is counted, who, where and when."""
