"""Pure: state tables, and a clock in working or calendar days that starts, suspends, resumes and extends."""
