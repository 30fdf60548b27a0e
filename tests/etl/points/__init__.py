"""What statements assert, what two of them are to each other, and on which points accounts meet."""
