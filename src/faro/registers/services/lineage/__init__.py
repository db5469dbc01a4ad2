"""What feeds an indicator, decided; what a figure counted, kept."""
