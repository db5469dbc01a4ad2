"""XLSForms: reading them, their logic, and the instances that telephones send."""
