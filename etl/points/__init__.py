"""What statements assert, what two of them are to each other, and on which points the accounts of a story meet."""
