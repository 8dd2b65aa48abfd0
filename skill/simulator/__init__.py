"""A local Echo: ears, a device and a page to talk to; never shipped to Lambda."""
