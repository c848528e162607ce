"""The seed pipeline: from study notes to the question bank."""
