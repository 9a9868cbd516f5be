"""Websites set up in the editor: what there is, what a new one changes, and taking one away."""
