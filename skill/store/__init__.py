"""Where couples are kept: one small item each, in DynamoDB or in SQLite."""
