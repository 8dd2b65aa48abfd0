"""What an item weighs, as DynamoDB counts it."""


def item_bytes(item):
    """Count attribute names and values, the way an item's limit and price are counted."""
    return sum(len(name.encode()) + _value_bytes(value) for name, value in item.items())


def _value_bytes(value):
    match value:
        case bool():
            return 1
        case int():
            return (len(str(abs(value))) + 1) // 2 + 1 + (value < 0)
        case str():
            return len(value.encode())
        case bytes():
            return len(value)
        case list():
            return 3 + sum(1 + _value_bytes(element) for element in value)
        case dict():
            return 3 + sum(1 for _ in value) + item_bytes(value)
    raise TypeError(type(value).__name__)
