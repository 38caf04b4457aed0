"""From a workload to the machines it needs."""
