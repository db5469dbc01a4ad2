"""Writing many records down in a grid."""
