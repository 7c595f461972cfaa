"""Seats in a matrix of districts and parties."""
