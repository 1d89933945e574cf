"""Quality, speed and memory against peers; run by hand, reported in docs/benchmarks.md."""
