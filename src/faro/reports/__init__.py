"""The yearly evaluation as a document: frozen data first, then DOCX, PDF, XLSX and HTML."""
