"""The public pages, each a short function that finds what is published and hands it to a template."""
