"""What follows from a plan: pure functions from model parts to typed results that hold the parts they came from."""
