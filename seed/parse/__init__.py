"""The second stage: Markdown to pages, or every place that does not follow the convention."""
