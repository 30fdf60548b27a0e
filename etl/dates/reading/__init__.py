"""A text in, what the rules of its language match out: words have kinds, rules are patterns of kinds."""
