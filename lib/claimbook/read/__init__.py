"""Reading: file -> Article -> records, each cut from the text. No pandas here."""
