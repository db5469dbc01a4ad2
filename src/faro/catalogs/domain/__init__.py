"""Pure: what a row of reference data is, how the shipped files are read, and which row holds on a day."""
