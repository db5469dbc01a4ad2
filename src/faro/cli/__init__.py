"""The command line: ``faro evaluate | report | template | methods | explain``."""
