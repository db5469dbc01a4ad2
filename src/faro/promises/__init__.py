"""Government plans from document to followed pledge: reading, pledges, links, states."""
