"""The staff pages that join rooms."""
