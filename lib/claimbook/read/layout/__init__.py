"""Layout: an article's paragraphs, sentences and quotations, and what each of them is."""
