"""Charts: one function of tables each, in one look."""
