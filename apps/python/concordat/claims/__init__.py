"""Sentences as claims: what may be said follows from intervals, by rules under test."""
