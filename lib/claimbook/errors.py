"""What can go wrong with what comes from outside; odd prose is never an error."""


class ClaimbookError(Exception):
    """Base of all errors that the command line prints as one line."""


class CorpusError(ClaimbookError):
    """A corpus folder, an article list or metadata.csv cannot be used."""


class LexiconError(ClaimbookError):
    """A lexicon or an analyst's codebook has a line that cannot be used."""


class TableError(ClaimbookError):
    """A table lacks a column, has one too many, or holds a value that columns.csv does not allow."""


class ReportError(ClaimbookError):
    """A notebook failed, a parameter is unknown, or the report cannot be written."""
