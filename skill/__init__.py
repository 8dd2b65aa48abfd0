"""Evening Together: two people, a speaker, and a microphone that stays shut while they talk."""
