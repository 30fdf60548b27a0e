"""What differs by language, one object each: a code in, everything that the rules ask of it out."""
