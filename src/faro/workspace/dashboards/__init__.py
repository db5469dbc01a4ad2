"""Dashboards of a year's POI, each for its reader; every number leads to what is behind it."""
