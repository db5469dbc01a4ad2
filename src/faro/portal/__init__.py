"""All public pages, over published figures; open data."""
