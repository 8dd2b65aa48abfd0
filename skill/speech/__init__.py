"""How a reply sounds: keys and references become words, quiet becomes timed audio. Pure."""
