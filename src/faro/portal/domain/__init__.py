"""Pure: how a publication is read, without database or pages."""
