"""The ears of the virtual Echo: words become the intent and the slots Alexa would send."""
