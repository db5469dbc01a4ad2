"""The expressions of a form: XPath 1.0 as ODK speaks it, parsed, checked, and run by lxml."""
