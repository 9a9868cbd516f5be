from lms.safety.access.policy import View


def unnamed(view: View) -> View:
    """A page of somebody who is signed in, of which the log says only that it was asked for, and not by whom:
    what is said there is kept without her.
    """
    view.lms_unnamed = True  # type: ignore[attr-defined]
    return view
