"""A question about any figure or subject: deadline, answer, errata."""
