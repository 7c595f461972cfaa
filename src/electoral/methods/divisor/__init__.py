"""Divisor methods: sequences of divisors, and the highest quotients."""
