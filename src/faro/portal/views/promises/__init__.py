"""The public pages of promises."""
