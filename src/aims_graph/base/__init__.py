"""Errors, terms and dates: what every layer may use. Standard library only."""
