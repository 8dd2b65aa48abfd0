"""The only room that knows the ASK SDK: envelopes in, responses out, nothing decided."""
