"""Reports: one page from result files, complete without scripts and without a request."""
