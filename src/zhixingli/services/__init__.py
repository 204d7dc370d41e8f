"""Use cases: one public function each, one unit of work each."""
