"""Sentences that sound like a promise and are none, by the reason why."""

#: Why it is none → source texts.
NO_PROMISES = {
    "A label, a button, a title or what a list says when it is empty.": [
        "If it cannot wait",
        "Nobody has written to you.",
        "Lost the second step",
        "Somebody there lost their second step",
        "A second step that was lost",
        "Second steps that were lost",
        "Below this page, not published yet",
        "Publish only this page",
        "draft, never published",
        "When your second step was renewed",
        "Choose one answer only.",
        "End this group",
        "Ends",
        "Erase everything",
        "Erase my account",
        "Keep it",
        "Keep my account",
        "Kept",
        "Leave this page at once",
        "No longer valid",
        "Nobody is here yet.",
        "Nobody is in this list.",
        "Nobody is waiting for you now.",
        "Nobody yet.",
        "Only mine",
        "Save",
        "Save my PIN",
        "Save my answer",
        "Saved.",
        "Second language on the sheet",
        "A second language beside it",
        "Save what you watched",
        "how you are getting on, after some days without learning",
        "Set up a second step",
        "Test at the end",
        "That does not work here",
        "The name does not match",
        "Until when",
        "What stays",
        "You are not one of those who support <bdi>%(handle)s</bdi>",
        "Your second step",
        "ended on %(date)s",
    ],
    "A length or a number, as it is counted.": [
        "%(count)d day ago",
        "%(count)d hour of training",
        "%(hours)s hour",
        "%(hours)s hour of observed practice",
        "%(hours)s hour of training",
        "%(minutes)s minute to read",
        "Open, %(count)d minute",
        "Not seen for %(count)d day or more",
        "Training hours, as printed on the certificate.",
        "about %(minutes)s minute",
        "hours",
        "minutes",
        "minutes to read",
    ],
    "About telephones and browsers, which are not ours: no word of what the site does.": [
        (
            "A file stays on the phone until you delete it. Open Files or Downloads, hold your finger on the"
            " file and choose Delete. Then empty the bin."
        ),
        "A file you download stays on this phone until you delete it.",
        (
            "A private window keeps no history once you close it. In Chrome, open the three dots and choose"
            " New Incognito tab. In Safari, open the tabs and choose Private. In Firefox, choose New private"
            " tab."
        ),
        "A screenshot stays in the gallery, and often in a cloud that others can open.",
        "Before you go on: what this site can keep private, and what it cannot.",
        (
            "Deleting the whole history can be noticed. Delete only the entries of this site, or use a"
            " private window from the start."
        ),
        "How to delete it",
        "Keep your card away from the phone. Do not tell anybody your PIN.",
        "Leaflets you save",
        (
            "Others may see what is read on a device. Take a minute for this, then go on to "
            "where you were going."
        ),
        "Saved codes",
        (
            "They stay on the device. Look for them under Files or Downloads. Press one for a "
            "moment, delete it, and clear the bin as well."
        ),
        "What this site can keep private, and what it cannot.",
        "When the browser offers to save a code or a password, say no.",
        (
            "Windows called Incognito (Chrome) or Private (Safari, Firefox) forget their pages "
            "when they are closed. You find them in the menu for new tabs."
        ),
    ],
    "It asks the reader to do something, or says what happened.": [
        "Read to the end, %(count)d question to practise",
        "Read to the end: %(title)s",
        "The order matters. Remember which comes first, second and third.",
        "It is then outside the site. Keep it where nobody else can read it, and delete it when you have used it.",
        "This group has ended, or it is no longer yours.",
        "%(count)s page was opened by somebody who does not support the learner",
        "A picture with a sentence for those who cannot see it.",
        (
            "Card %(number)s was made %(ago)s. Confirm only if you know her, she is sitting "
            "beside you, and the card is in her hand."
        ),
        "Give the card to her in person, and to nobody else.",
        "If this computer has kept the file, delete it when it is printed.",
        "I do not have my card",
        "I have kept them, go on",
        "Content from a part that is not installed",
        "Made on %(date)s. Delete this file when you have read it: anybody who has this phone can open it.",
        "Printing is not working just now",
        "Save the fingerprint of this name",
        "She lost her card, or somebody else saw it.",
        "Nobody has been named here yet.",
        "You are not signed in: the name or the password is not right.",
        (
            "The file holds the codes. Once it is printed, delete it from the downloads of this computer and"
            " empty the bin."
        ),
        "What is kept about a learner",
        "What somebody printed or saved before.",
        "You do not have your card",
    ],
    "The name of what a row holds, or a hint what to write there.": [
        "For example: day and night.",
        "Only where it has another name: Turin is Torino in Italian.",
        "holds until",
        "For a wrong answer: why it does not work.",
        (
            "Somebody who signs for the issuer. Do not choose a name that leads to the "
            "organisations behind it. If this is empty, a line is printed to sign on."
        ),
        "Your request to be erased",
        "how many wrong names were tried on the day below, by whoever checked it",
        "name, where the site keeps it",
        "nobody on screen",
        "the last day on which a name was tried",
        "until when",
        "until when it was valid",
        "when you took it back, or it ended",
        "whether it ended because the employer no longer takes part",
    ],
    "What is wrong with a file, and what to do about it.": [
        "A quotation mark is opened and never closed.",
        "It contains a file whose name leads out of its folder or cannot be used.",
        "It contains a kind of file that is not accepted.",
        "It contains characters that cannot be saved.",
        "Its list of contents does not match what is in it.",
        "Keep folders at most %(limit)s deep.",
        "Keep it under %(limit)s characters.",
        "Keep it under %(limit)s frames, or use a still picture.",
        "Keep it under %(limit)s levels.",
        "Keep it under %(limit)s.",
        "Open it in the program that made it, save it again and choose the new file.",
        "Save it again as an ordinary JPEG or PNG.",
        "Save a smaller version of it.",
        "Save it as CSV in UTF-8.",
        "Save it as MP3 or M4A.",
        "Save it as UTF-8.",
        "Save it without a password.",
        "Save only the sound, as MP3 or M4A.",
        "Save the drawing as PNG.",
        "The XML is in an encoding that cannot be read safely.",
        "The text of this table cannot be read.",
        "The picture stores its colours in a way that cannot be read correctly.",
        "This kind of file is not accepted.",
        "This recording is of a kind that browsers do not play.",
        "Wait a minute, then choose the file again.",
    ],
    "What was done, told afterwards, or what is there now.": [
        "Live. A newer version is planned for %(day)s",
        "Planned for %(day)s",
        "Taken back. Learners do not have it",
        "Live, but what it stands in is not. Learners do not have it",
        "Live until %(day)s",
        "“%(title)s” stays where it is.",
        "This employer no longer takes part. Choose another one.",
        "Choose the day on which it closes.",
        "This is not a day. Choose one from the calendar.",
        "This is no longer there.",
        "A second person confirmed your new card.",
        "Something you had agreed to ended.",
        "You asked for your account to be erased.",
        "You decided to keep your account.",
        "Your place in an organisation ended.",
    ],
    "What is wrong with what was typed or chosen, and what to do.": [
        "There is no picture. Learners who read little find their way by it.",
        "The picture has no words for those who cannot see it. Write them in the library.",
        "%(where)s: a picture has no words for those who cannot see it.",
        "“%(question)s” does not say why the right answer is right.",
        "It must hold until a day after the review.",
        "Choose a course that she is not taking yet.",
        "Choose somebody from your organisation who does not support her yet.",
        "I know that this cannot be undone.",
        "Look again: a right answer is missing, or one of your answers is not right.",
        "Only if you want to say so.",
        "Please try again in a few minutes.",
        "Something you chose is no longer there. Choose again.",
        "The two PINs are not the same. Type the second one again.",
        "The two names are not the same. Type the second one again.",
        "These characters cannot be printed: %(characters)s. Write the name in another script.",
        "This PIN is easy to guess. Choose digits that do not follow each other.",
        "This code is not right. Use the one your app shows now.",
        "This day is in the future.",
        "That was not right. Try again.",
        "This is the same as your password now, or very close to it. Choose another one that only you know.",
        (
            "This number and this code do not match. Look at your card again, or ask your "
            "trainer for a new one."
        ),
        "This page cannot be used in that way",
        "This user name and this password do not match. Check both and try again.",
        "Tick only what you want them to see.",
        "What you like about this work. Do not write where you live or where you come from.",
    ],
}
