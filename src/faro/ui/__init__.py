"""Page shell, form and table components, charts and formats. No models."""
