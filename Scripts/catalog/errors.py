"""The one error of the generator."""


class CatalogError(Exception):
    """What is wrong with the documents, the corrections or the texts, and what to do."""
