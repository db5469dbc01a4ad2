"""The operational plan (POI), what each unit reports of it, its review and its closing."""
