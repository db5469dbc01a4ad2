"""What every room shares: exact numbers, rounding, periods, formats, texts, errors. Knows no other room."""
