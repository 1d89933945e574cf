"""What maintainers run: plain functions that return reports."""
