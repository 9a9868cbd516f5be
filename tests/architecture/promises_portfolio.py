"""What the pages of her portfolio promise, and what only sounds like it."""

#: Labels and days beside the promises.
NO_PROMISE_PORTFOLIO = ["hours a week"]
