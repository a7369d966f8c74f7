"""What is booked: rows of a ledger read from an accounting system's files, with their places."""
