"""The parts of a page in their order. Each takes the subject; what the files lack is said instead."""
from concordat.report.parts.development import development
from concordat.report.parts.ends import every_run
from concordat.report.parts.provenance import provenance

PARTS = (development, every_run, provenance)
