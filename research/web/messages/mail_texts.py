"""A message as it goes out: plain text, and the same words as HTML."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr

from flask import render_template
from markupsafe import Markup

from research.messages.mail import MailSettings, address_problem

Paragraph = list[Markup]


def mail_to(
    settings: MailSettings,
    to: Address,
    subject: str,
    text: str,
    *,
    address: str = "",
    reply_to: str = "",
) -> EmailMessage:
    """`address` is the one link in the text. Raises ValueError or
    MessageError for what a header cannot hold."""
    message = EmailMessage()
    name, sender = parseaddr(settings.sender)
    message["From"] = Address(name, addr_spec=sender)
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=sender.partition("@")[2])
    if reply_to and not address_problem(reply_to):
        message["Reply-To"] = Address(addr_spec=reply_to)
    message.set_content(text + "\n")
    html = render_template("mail/message.html", subject=subject, said=paragraphs(text, address))
    message.add_alternative(html, subtype="html")
    return message


def paragraphs(text: str, address: str = "") -> list[Paragraph]:
    """The text's paragraphs, line by line, with the address as a link; all else is only words."""
    return [
        [_line(line, address) for line in paragraph.splitlines()]
        for paragraph in text.split("\n\n")
        if paragraph.strip()
    ]


def _line(line: str, address: str) -> Markup:
    before, found, after = line.partition(address) if address else (line, "", "")
    link = Markup('<a href="{0}">{0}</a>').format(found) if found else ""
    return Markup("{}{}{}").format(before, link, after)
