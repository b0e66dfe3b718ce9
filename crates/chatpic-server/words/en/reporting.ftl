# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = To be decided in { $time }
countdown-shown = Shown again in { $time }
countdown-over = Load the page again to see how it stands.

# A button under a picture or a comment.
report-this = Report this

# What it is reported as, to choose from.
category-csam = Sexual abuse of a child
category-child-exploitation = A child sexualised or exploited
category-ncii = An intimate picture without consent
category-threat-to-life = A threat to somebody's life
category-terror = Terror
category-gore = Extreme violence
category-animal-cruelty = Cruelty to animals
category-harassment-doxxing = Harassment, or where somebody lives
category-hate = Hate
category-self-harm = Self-harm or suicide
category-fraud-malware = Fraud or malicious software
category-copyright = Copyright
category-trademark = Trademark
category-privacy = Somebody shown against their will
category-illegal-other = Something else that is illegal
category-rules-other = Not illegal, but against the guidelines

# Fields of every form.
field-link = Link
field-category = What it is
# Where nothing is chosen yet.
field-choose = Choose
field-what-is-wrong = What is wrong (can stay empty)
field-who-is-shown = Who is shown, and why it is without consent
field-anything-else = Anything else (can stay empty)
field-why-illegal = Why it is illegal
field-what-is-ordered = What is ordered
field-name = Your name
field-where-to-reach = Where to reach you (can stay empty)
field-email = E-mail address at which you are reached
field-address = Your postal address
field-phone = Your telephone number
field-signature = Signature: your full name, typed
field-work = The work that is yours, and where it can be seen
field-no-consent = I believe in good faith that it is shown without the consent of who is in it.
field-not-allowed = I believe in good faith that this use is not allowed by the owner, their agent or the law.
field-good-faith = I believe in good faith that what I say here is accurate and complete.
field-accuracy = What I say here is accurate and, under penalty of perjury, I am the owner or may act for the owner.
field-authority = Which authority, and who there
field-legal-basis = Legal basis
field-reference = Reference of the order
field-mistake = Under penalty of perjury, I believe in good faith that it was removed by mistake or taken for something else.
field-jurisdiction = I accept the jurisdiction of the court for my address (outside of the United States: of any court there in whose district this instance can be found), and that the claimant may have papers served on me.

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = Many reports are arriving at once.
script-report-working = Your browser works for this one, which takes some seconds.
script-report-lacks = One thing is missing.
script-report-password = Type the password again, and send.

# The form for everything.
report-title = Report
report = Report a picture or a comment
report-explained = You need no account and no name. You get a link with which you see what becomes of it, and whoever shared the picture or said something isn't told who you are.
report-password = Its password, if it has one
# A button.
report-send = Send report
report-promise = Your report lets the moderators open what you report and nothing else; without its password they can't look at it. If a child or somebody's life is in danger, call the police first. For intimate pictures of you, copyright and orders of authorities there are <a href="/takedown">forms of their own</a>.

# The forms that laws give.
takedown-title = Takedown
takedown = Ask for a takedown
takedown-explained = For what the law gives a form. Everything else: <a href="/report">report it</a>.
takedown-copies = Identical copies on this instance go with the one you name. Who runs it and who takes letters stands on the page <a href="/legal/contact">Contact</a>.

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = Something illegal: EU notice
notice-eu-promise = By the Digital Services Act. A receipt at once, a decision with its reasons.
notice-eu-explained = For anything illegal, by Article 16 of the EU's Digital Services Act. You get a receipt at once, and the decision with its reasons. Your name and contact can stay empty where it is about the sexual abuse of a child.
notice-eu-send = Send notice
notice-eu-after = Whoever shared it isn't told who you are.
notice-intimate = An intimate picture without consent
notice-intimate-promise = Hidden at once, also where it was made by a computer.
notice-intimate-explained = For a picture that shows you, or somebody you may speak for, naked or intimate and without consent, real or made by a computer. It is hidden as soon as you send this form, and a person looks at it within 12 hours, 48 at most.
notice-intimate-send = Have it taken down
notice-intimate-after = Whoever shared it isn't told who you are. Identical copies here go with it. If you know other links, send this form for each.
notice-copyright = Copyright notice
notice-copyright-promise = The six elements of 17 USC 512. Decided within a day, three at most.
notice-copyright-explained = For your own work, or one whose owner you may act for. A notice under 17 USC 512 has six elements, and this form asks for all of them. It is decided within a day, three at most.
notice-copyright-send = Send copyright notice
notice-copyright-after = Whoever shared it sees your name, your work and what you say, and can answer with a counter-notice, which you would get. Who knowingly claims what isn't so can be liable for the damage.
notice-authority = Order of an authority
notice-authority-promise = Calls the operator at once.
notice-authority-explained = For courts and authorities. It calls the operator at once and is decided within an hour.
notice-authority-send = Send order
notice-authority-after = What is taken down by order says so to visitors. Nothing here can tell who shared or looked at it: no address is kept.
notice-password = The link's password, if it has one and you know it

# What became of a report.
reported-title = Your report
reported-received = We have your report
reported-in-review = It is being looked at
reported-kept = It stays
reported-hidden = It is hidden
reported-removed = It was removed
reported-appealed = It is looked at again
reported-overturned = It is shown again
reported-received-next = Next, a moderator looks at what you reported and decides.
reported-in-review-next = A moderator has it. What they decide stands here.
reported-kept-next = A moderator looked at it and found nothing that is forbidden here. If there is more to know, report it again and say so.
# “It” is a comment.
reported-comment-next = A moderator decided so. Nobody knows who said it, so nobody is told why.
reported-decided-next = A moderator decided so. Whoever shared it can object; then somebody else looks at it, and this page says so.
reported-appealed-next = Whoever shared it objected. A moderator who didn't decide before decides now.
reported-overturned-next = Whoever shared it objected, and they were right.
reported-ask = The moderators ask
reported-answer = <a href="/report">Answer with another report</a> of the same link.
reported-unseen = Nobody here can look at it: it has a password. If you know it, <a href="/report">report it again</a> with the password.
reported-as = Reported as: { $category }
reported-at = Received: { $hour }
reported-decided-at = Decided: { $hour }
reported-is-hidden = It can't be seen now.
reported-is-shown = It is not hidden.
reported-keep = Keep this page
reported-keep-explained = Its address is the only way to see what becomes of your report. Nobody can give it back to you.
# A button.
reported-copy = Copy this link

# What was reported and decided, in numbers.
transparency-title = Transparency
transparency = Transparency
transparency-explained = What was reported here, what was decided, and how long that took. A number from 1 to 4 is told as &lt;5, so that nobody can be made out.
transparency-programs = The same <a href="/transparency.json">for programs</a>.
# In small print beside a category and before a number: such as “EU notice, by page”.
transparency-notices = { $form }, by { $source }
transparency-intimate = request by the person shown
transparency-copyright = copyright notice
transparency-eu = EU notice
transparency-authority = order
transparency-report = report
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = page
transparency-source-api = api
transparency-source-takedown = takedown
# What was decided how often.
transparency-removed = removed
transparency-hidden = hidden
transparency-kept = kept
# In small print beside that: the law or rule it rests on.
transparency-by-law = by law: { $ground }
transparency-by-rule = by rule: { $ground }
# Each before a length of time.
transparency-half = Half of all decisions within
transparency-most = 19 of 20 within
# Each before a number.
transparency-requests = Requests about intimate pictures, decided
transparency-in-time = Of these within 48 hours
transparency-appeals = Objections decided
transparency-reversals = Of these, decisions that fell
transparency-orders = Orders of authorities
transparency-lists = Lists of known pictures
transparency-no-list = This instance has no list: nothing that is uploaded is compared with anything.
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entry. A hit means <span class="mono">{ $action }</span>. Hits: { $hits }, wrong ones: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entries. A hit means <span class="mono">{ $action }</span>. Hits: { $hits }, wrong ones: { $wrong }.
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entry, from { $day }. A hit means <span class="mono">{ $action }</span>. Hits: { $hits }, wrong ones: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entries, from { $day }. A hit means <span class="mono">{ $action }</span>. Hits: { $hits }, wrong ones: { $wrong }.
}
