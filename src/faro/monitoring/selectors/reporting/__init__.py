"""Reading deadlines, reports and measurements. Each module reads one kind of thing."""
