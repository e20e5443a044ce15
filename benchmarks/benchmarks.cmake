# Filled by the benchmarks.
