"""Display: counts and records as text."""
