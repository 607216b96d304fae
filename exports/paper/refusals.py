"""Why a file is not taken for a filled-in form, in sentences that say what to do."""


class FormRefused(ValueError):
    """The file cannot be read as this guide's form; the message says why and what to do."""


NOT_WORD = "This is not a Word file (.docx). Save the form in Word as .docx and upload that file."
TOO_LARGE = (
    "This file is larger than a form can be ({found} MB; at most 5 MB). "
    "Take out the pictures, save it and upload it again."
)
LOCKED = (
    "This file is protected with a password, or it is in the old .doc format. "
    "Save it without a password as .docx and upload that file."
)
MACROS = "This file holds macros, which a form never does. Ask for a copy saved as plain .docx."
BOMB = "This file unpacks to far more than a form can hold, so it was not opened."
BROKEN = "This Word file is damaged. Open it in Word, save it again as .docx and upload that file."
NOT_OURS = (
    "This Word file is not one of our forms: the reference on its last page is missing. "
    "Upload the form that was sent out, filled in."
)

OTHER_GUIDE = (
    "This form was made from the guide “{its}”, and this interview is asked with “{ours}”. "
    "Upload it at an interview with that guide."
)
OTHER_VERSION = (
    "This form was made from version {its} of the guide, and this interview is asked with version "
    "{ours}. Upload it at an interview with that version, or enter the answers by hand."
)
OTHER_WORDS = (
    "This form was made from a guide of the same name and version with other questions. "
    "Send out a new form, or enter the answers by hand."
)
