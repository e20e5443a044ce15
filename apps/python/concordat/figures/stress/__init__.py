"""Figures of a stress test: ways of governing against shocks."""
