"""What acts on any matter: the shared verbs, tasks, responsibility, daily readings."""
