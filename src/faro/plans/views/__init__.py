"""The planning office's pages."""
