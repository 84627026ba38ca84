"""Claims -> Events: candidate pairs, evidence that two claims are of one happening, clusters."""
