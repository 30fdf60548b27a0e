"""What two statements are to each other: two assertions in, a relation with its confidence and its reason out."""
