"""What a rule matched in, the stretch of the calendar that is meant out: one function a kind of expression."""
