"""What citizens see of registers: what is written down and by whom, sums, and records only where the office says so."""
