"""What the yearly evaluation says, chapter by chapter, as blocks that any renderer sets."""

from faro.reports.contents.evaluation import evaluation_document

__all__ = ["evaluation_document"]
