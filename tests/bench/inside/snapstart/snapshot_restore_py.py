"""What Lambda's module of this name does: it remembers hooks."""

before, after = [], []


def register_before_snapshot(hook, *args, **kwargs):
    before.append(lambda: hook(*args, **kwargs))


def register_after_restore(hook, *args, **kwargs):
    after.append(lambda: hook(*args, **kwargs))
