"""The self-hosted endpoint: requests verified as Amazon asks, then answered by the same skill; it never ships to Lambda."""
