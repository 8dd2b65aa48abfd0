"""What Amazon's store is given: texts, manifest, icons, privacy page. Never ships to Lambda."""
