"""Calendar, rules, due dates and their explanations, as sheets."""
