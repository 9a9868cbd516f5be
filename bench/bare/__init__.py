"""What the product is measured beside: Wagtail and Django as they come, on the same database."""
