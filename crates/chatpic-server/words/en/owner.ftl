# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = Your share

# Headings: how it stands.
manage-gone = This share is gone.
manage-restricted = Nobody can see this share.
manage-share = Your share
manage-waiting = Waiting for review
manage-post = Your post
manage-ready = Ready to send

# Why it is gone.
manage-gone-expired = Its time is over.
manage-gone-spent = All of its views were used.
manage-gone-links = Its links were revoked or ended; each says by whom.
manage-gone-withdrawn = You deleted it.
manage-gone-removed = A moderator of this server removed it.

# In the place of promise-sealed.
manage-promise-public = Your post is public.
# A button to the home page.
manage-share-another = Share a picture
manage-may-be-open = Whoever opened it in time can look until their view ends.
# A button.
manage-end-views = End every open view now

# While the instance is closing.
manage-fetch = Fetch what is yours
manage-fetch-explained = This instance is closing. A link of your own shows your pictures and uses up no views.
# A button.
manage-fetch-link = Get a link to your pictures
# The name of that link, said by its owner: my own link.
manage-fetch-name = Mine

# A post, in the channel with this title.
manage-in = In { $channel }
manage-waits = A moderator looks at each post here before anybody else does. Then it is shown by itself at this address:
manage-look-at-channel = Look at the channel
manage-comment-as-poster = Comment as its poster

# Buttons.
manage-copy-link = Copy link
manage-send-link = Send link
manage-copy-manage-link = Copy manage link
# To copy what stands beside it.
manage-copy = Copy
script-copied = Copied
script-copy-refused = Copying is not allowed here

manage-keep = Keep this page
manage-keep-share = Its address is your manage link. With it you see how often the pictures were opened, change the time and delete them. Nobody can give it back to you, and whoever has it has full control.
manage-keep-post = Its address is your manage link. With it you delete your post. Nobody can give it back to you, and whoever has it has full control.
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = This browser remembers it under <a href="/mine">My shares</a>.
manage-not-kept = This browser doesn't remember it under <a href="/mine">My shares</a>.
# Buttons; “here” is this browser.
manage-forget-here = Forget it here
manage-remember-here = Remember it here

manage-pictures = { $count ->
    [one] Your picture
   *[other] Your { $count } pictures
}
manage-nothing-removed = Nothing had to be removed
manage-removed = Removed: { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }, { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = GPS position
removed-camera-model = camera model
removed-serial-number = serial numbers
removed-software = software names
removed-times = dates and times
removed-names = names of people
removed-comment = comments
removed-thumbnail = thumbnail
removed-maker-notes = camera maker's notes
removed-exif = other camera data (Exif)
removed-xmp = editing data (XMP)
removed-iptc = captions and credits (IPTC)
removed-content-credentials = content credentials
removed-extra-pictures = extra pictures inside the file
removed-profile-texts = texts in the colour profile
removed-between-frames = notes between the frames
removed-subtitles = subtitles and chapters
removed-data-tracks = sensor data and other data tracks
removed-extra-tracks = pictures and sound that do not play
removed-language = language
removed-attachments = attached files
# $size: such as 2.1 KiB.
removed-unneeded = { $size } the picture does not need
removed-after-end = { $size } after the end

# A heading: times somebody looked.
manage-views = Views

manage-changes = Change your mind
# What opens a form.
manage-change-end = Change when it ends
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = Gone after, from now
# A button.
manage-set-time = Set the new time
manage-delete-share = Delete this share
manage-delete-post = Delete this post
manage-delete-share-explained = Every link stops working at once, and open views end. This cannot be undone.
manage-delete-post-explained = It is gone at once, with all that was said under it. This cannot be undone.

# Links. One without a name is told by its place.
link-nth = Link { $number }
# How a link stands.
link-not-opened = Not opened
link-spent = Spent
link-ended = Ended by its viewer
link-revoked = Revoked
link-expired = Expired
link-removed = Removed
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>Opened</strong> { $first }
link-opened-last = <strong>Opened</strong> { $first }, last { $last }
link-stands-once = <strong>{ $state }</strong>, opened { $first }
link-stands-last = <strong>{ $state }</strong>, opened { $first }, last { $last }
link-seen = { $views ->
    [one] Seen { $views } time
   *[other] Seen { $views } times
}
link-seen-of = { $max ->
    [one] Seen { $views } of { $max } time
   *[other] Seen { $views } of { $max } times
}
link-no-limit = No view limit
# What a link allows.
link-password = Opens with a password
link-marked = Each view is marked
link-marked-name = Each view is marked, with the name
link-end-early = Its viewers may destroy it
# Leads to what was said under a link.
link-comments = Comments
# The address of a picture itself.
link-direct = Direct link
link-direct-nth = Direct link { $number }
link-copy-direct = Copy direct link { $number }
link-qr = QR code
link-qr-alt = The link as a QR code
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = For pages and forums
# $name: HTML, Markdown or BBCode.
link-copy-snippet = Copy { $name }
link-revoke = Revoke this link
link-revoke-explained = It stops working at once, and open views of it end. The other links stay.

# The form for one more link.
adding = Add a link
adding-explained = For somebody else: with a name, an end and limits of its own, and revoked alone.
adding-name = Name, which only you see
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = Gone after
adding-view-limit = View limit
adding-password = Password
# In an empty field: no limit, no password.
adding-none = None
adding-adult = For adults
adding-name-in-mark = Show the name in the mark
# The same on the home page.
# A button.
adding-add = Add the link

# Which link a picture that got out was seen by.
trace = Trace a leak
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong>: view <span class="mono">{ $id }</span>, granted { $hour }.
trace-not-here = It says <span class="mono">{ $id }</span>. No view of this share has that ID.
trace-unreadable = No mark can be read in this picture. That doesn't say that there was none: it may be too small or too much changed. If you can see an ID in it, type that.
trace-explained = A picture that got out and was marked says which link it was seen by. It is looked at once and not kept.
trace-id = The ID that is read in it
trace-picture = Or the picture itself
# A button.
trace-it = Trace it

# What was decided about it, and what its owner can answer.
decision-wrong = The decision was wrong
decision-why-removed = Why it was removed
decision-why-hidden = Why it is hidden
decision-for-now = Hidden for now
decision-wrong-explained = Somebody else looked at it, and it is shown again.
decision-explained = A moderator of this server decided so. This is what they say, and what you can do. Keep this page: answers stand here.
decision-for-now-explained = Somebody reported it, and a moderator looks at it. Until they have decided, nobody sees it. You need do nothing: if it may stay, it is shown again by itself.
# $day: such as 2026-03-01.
decision-removed-on = It was removed on { $day }.
decision-hidden-on = It was hidden on { $day }, until it expires.
decision-law = It rests on the law: { $ground }
decision-rule = It rests on the rules of this instance: { $ground }
decision-found-copy = Found by the program as an identical copy of what a moderator decided about.
decision-found-report = Found through a report. A person looked at it and decided.
# Gives the decision and its reasons.
decision-file = Get this as a file
decision-notice = The copyright notice
decision-claim = { $name } says that it shows this work of theirs: { $work }
decision-sued = You answered. The claimant went to court, so it stays away until that is over.
decision-countered = You answered. Unless the claimant goes to court, it is shown again by itself.
appeal = You objected
# Before the reasons of whoever decided.
appeal-right = You were right.
appeal-wrong = The decision stands.
appeal-waits = Somebody who didn't decide before looks at it now. Their answer stands here.
appeal-open = Object to the decision
appeal-explained = You can do so once. A moderator who didn't decide before looks at it again, within a week or two at most. You may also go to a court or, in the European Union, to a certified body for settling disputes.
appeal-text = Why the decision is wrong
appeal-until = You can object for { $time } yet.
# A button.
appeal-send = Send objection
counter-open = Answer with a counter-notice
counter-explained = <strong>Your name and address go to the claimant.</strong> If they don't go to court within 10 to 14 business days, it is shown again; its time stands still until then.
# A button.
counter-send = Send counter-notice
