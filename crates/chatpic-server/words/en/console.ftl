# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = Moderators
# The list of cases that wait.
console-queue = Queue
# Of posts, before they are shown.
console-review = Review
console-channels = Channels
# What moderators did, line by line.
console-log = Log
console-sign-out = Sign out
console-back = Back
role-moderator = moderator
role-child-safety = child-safety
role-operator = operator
role-auditor = auditor

# $number is that of a picture, which is shown small and blurred.
console-tile = Picture { $number }, blurred
console-hold = Hold a tile, or <kbd>l</kbd>, to look closer. Each look is written into the log.
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = { $time } overdue
console-nothing-waits = Nothing waits here.
# Several things in one line.
console-two = { $first }, { $rest }
console-block = Block the same picture
block-nowhere = Nowhere
block-channels = In channels
block-everywhere = Everywhere
console-remove = Remove
console-remove-for-good = Remove for good
# A post that stays above the others of its channel.
console-pinned = pinned
console-pin = Pin
console-unpin = Let it go

# Signing in.
sign-in = Sign in
sign-in-name = Name
sign-in-passkey = Sign in with your passkey
sign-in-or = Or with password and code
sign-in-password = Password
sign-in-code = Code of your authenticator app
sign-in-cookie = Moderators are invited by the operator of this server. Signed in, this browser keeps one cookie for 12 hours.
script-passkey-unused = The passkey was not used. Try again.
script-passkey-failed = That didn't work. Try again.

# An invitation to become a moderator.
join = Invitation
join-welcome = Welcome, { $name }
# $role is role-… from above.
join-invited = You are invited to this server as { $role }. Choose how you sign in. This page works once.
join-passkey = With a passkey
join-passkey-why = Your phone, your computer or a security key shows who you are. Nothing to type, and nobody can trick you out of it.
join-passkey-make = Make a passkey
join-passkey-scripts = A passkey needs JavaScript. A password with a code works without.
join-password = With a password and a code
join-scan = Scan this with an authenticator app, or type the secret into it.
join-secret = The secret as a QR code
join-new-password = A new password, 12 characters or more
join-code = The code that the app shows now
join-set = Set password and sign in

# The queue.
queue-waiting-none = Nothing waits.
queue-waiting = { $waiting ->
    [one] { $waiting } case waits.
   *[other] { $waiting } cases wait, none overdue.
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] { $waiting } case waits, overdue.
   *[other] { $waiting } cases wait, { $overdue } of them overdue.
}
queue-posts-wait = { $count ->
    [0] No post waits.
    [one] { $count } post waits.
   *[other] { $count } posts wait.
}
# Filters of the list.
queue-kind = Kind
queue-all = All
queue-state = State
queue-all-that-wait = All that wait
queue-mine = Mine
queue-overdue = Overdue
queue-filter = Filter
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = Nearer deadlines
queue-later = Later deadlines

# What a case is about. Short: it is a heading and a line of a list.
about-csam = Sexual abuse of a child
about-child-exploitation = Child exploitation
about-ncii = Intimate, without consent
about-threat-to-life = Threat to life
about-terror = Terror
about-gore = Gore
about-animal-cruelty = Animal cruelty
about-harassment-doxxing = Harassment, doxxing
about-hate = Hate
about-self-harm = Self harm
about-fraud-malware = Fraud, malware
about-copyright = Copyright
about-trademark = Trademark
about-privacy = Privacy
about-illegal-other = Illegal otherwise
about-rules-other = Against the house rules

# Kinds of cases.
class-child-abuse = Child abuse
class-threat-to-life = Threat to life
class-authority = Authority
class-intimate = Intimate
class-copyright = Copyright
class-illegal = Illegal
class-rules = Rules
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = csam confirmed
listed-csam-self-report = csam self report
listed-ncii-self-report = ncii self report
listed-terror = terror
# Removed from this server before.
listed-removed-here = removed here
listed-operator = operator

# How a case stands.
state-open = Open
# Somebody said what it is.
state-triaged = Triaged
state-assigned = Assigned
state-decided = Decided
# Everybody concerned was told.
state-notified = Notified
state-closed = Closed
state-appealed = Appealed
state-upheld = Upheld
state-overturned = Overturned

# In which form a report came: of which law, or a plain one.
kind-plain = Report
kind-intimate = Intimate
kind-copyright = Copyright
kind-eu = EU notice
kind-authority = Authority

# A case in a line, such as "EU notice, 3 reports, 2 pictures".
case-facts = { $reports }, { $what }
case-facts-of-kind = { $kind }, { $reports }, { $what }
case-count-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
case-count-pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
case-no-pictures = no pictures
case-a-comment = a comment
case-escalated = escalated
case-hidden = hidden
# $name is a moderator who works on it.
case-with = with { $name }

# One case.
case-comment = Comment
case-pictures = Pictures
case-evidence-gone = The evidence is gone.
# $time is a span such as 12 min.
case-pause = You have seen much that is hard. Pictures are shown again in { $time }; skip this one, or take a walk.
case-unopened = Nobody who reported it could open it, or the evidence is gone. It can be hidden or kept, or its reporter asked for the password.
# Who said the comment, and when.
case-comment-line = { $name }, { $at }
case-comment-owner = { $name }, who shared it, { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }, to { $to }, { $at }
case-comment-owner-answer = { $name }, who shared it, to { $to }, { $at }
# Names of facts, and what stands beside them.
case-fact-share = Share
case-fact-comment = Comment
case-fact-comment-where = { $number } under link { $link }
case-fact-post = Post
case-fact-caption = Caption
case-fact-state = State
case-fact-ends = ends in { $time }
case-fact-gone = { $reason ->
    [expired] expired
    [spent] spent
    [withdrawn] withdrawn
   *[removed] removed
}
case-fact-shared = Shared
case-fact-same = Same picture
case-fact-same-nowhere = nowhere else
case-fact-same-others = { $count ->
    [one] in { $count } other share
   *[other] in { $count } other shares
}
case-appeal = Appeal
case-appeal-overturned = Overturned by { $name }, { $at }: { $facts }
case-appeal-upheld = Upheld by { $name }, { $at }: { $facts }
# The owner's answer to a copyright notice.
case-counter = Counter-notice
case-counter-sued = Sent { $at }. The claimant sued; noted { $noted }.
case-counter-waits = Sent { $at }. It is shown again on { $until }.
case-sued = Note that the claimant sued
case-reports = { $count ->
    [one] Report
   *[other] Reports
}
# Such as "Hate, EU notice by takedown, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }, { $kind } by { $source }, { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = page
source-api = api
source-takedown = takedown
source-list = list
source-review = review
# What a form of a law asks for: names of its parts.
element-statement = statement
element-name = name
element-contact = contact
element-address = address
element-phone = phone
element-signature = signature
element-work = work
element-good-faith = good faith
element-accuracy = accuracy
element-authority = authority
element-legal-basis = legal basis
element-reference = reference
case-contact = Contact: { $contact }
# What whoever reported it was asked.
case-asked = Asked: { $question }
case-notes = Notes
case-note = Note for other moderators
case-note-hint = A note for other moderators
case-note-add = Add note
case-history = What happened
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = The owner
past-triage = { $who } said what it is
past-assign = { $who } took it or gave it away
past-hide = { $who } hid it meanwhile
past-show = { $who } showed it again
past-escalate = { $who } escalated it
past-decide-keep = { $who } decided to keep it
past-decide-hide = { $who } decided to hide it
past-decide-remove = { $who } decided to remove it
past-notify = { $who } told everybody concerned
past-close = { $who } closed it
past-appeal = { $who } objected
past-uphold = { $who } upheld the decision
past-overturn = { $who } overturned the decision
past-restore = { $who } restored it after the counter-notice
past-reopen = { $who } opened it again

# What can be done. Buttons.
case-show = Show again
case-hide = Hide for now
case-escalate = Escalate
case-take = Take it
case-skip = Skip
case-decide = Decide
case-outcome = Outcome
case-keep = Keep
# Until it expires.
case-hide-it = Hide
case-remove = Remove
case-only = Only these pictures
# A label before a choice: a law, or a rule of this house.
case-ground = It breaks
case-a-law = a law
case-a-rule = a rule of this house
case-which = Which one
case-found = What was found
case-found-for-owner = What was found, in words for the owner
case-decide-unseen = Decide unseen
case-comment-told = Nobody knows who said it: nobody is told of the decision, and nobody can object. What is removed is deleted at once.
case-copies = { $count ->
    [one] The decision holds for { $count } other share of the same picture, too.
   *[other] The decision holds for { $count } other shares of the same picture, too.
}
case-triage = Say what it is
case-category = Category
case-category-set = Set the category
case-ask-reporter = Ask who reported it
case-question = Question, shown on the report's page
case-ask = Ask
case-give = Give it to somebody
case-moderator = Moderator
case-assign = Assign

# What was decided.
case-decided-keep = Decided: keep
case-decided-hide = Decided: hide
case-decided-remove = Decided: remove
case-decided-by = { $name }, { $at }
# Without looking at it.
case-decided-unseen = { $name }, { $at }, unseen
# Together with another case about the same picture.
case-decided-copy = { $name }, { $at }, with case { $case }
case-decided-unseen-copy = { $name }, { $at }, unseen, with case { $case }
case-law = A law: { $law }
case-rule = A rule: { $rule }
case-appeal-not-yours = You decided this case, so somebody else decides the appeal.
case-appeal-decide = Decide the appeal
# The decision stands.
case-uphold = It stands
case-overturn = Overturn it
case-appeal-why = Why, in words for the owner

# Posts that wait.
review-all = All channels
review-others = Some are for others to look at.
# Both are spans such as 3 h 12 min.
review-waits = Waits for { $waited }, expires in { $left }.
# $lists are listed-… from above.
review-listed = On a list: { $lists }.
review-keep = Keep
review-make-case = Make a case of it
review-make = Make a case
review-category = What it is
review-more = More of them

# Channels.
console-channels-none = There is none yet.
console-channels-make = Make a channel
console-channels-slug = Name in addresses
console-channels-make-it = Make it
# Beside a channel's name.
channel-mark-closed = closed
channel-mark-adult = for adults
channel-mark-reviewed = reviewed first
rules-title = Title
rules-about = What it is about
rules-capacity = Most posts
rules-any-number = any number
rules-retention = A post stays for
rules-while-room = as long as there is room
rules-slow = Between two posts of one visitor
rules-no-time = no time
rules-review = A moderator looks at each post first
rules-adult = For adults
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = Times as 30s, 10m, 24h or 7d. Most posts, a time, or both.
channel-desk-closed = It was closed: its posts are gone, and its name stays taken.
channel-desk-pinned = Pinned
channel-desk-posts = Posts
channel-desk-older = Older posts
channel-desk-newest = Newest posts
channel-desk-none = Nothing is posted here.
channel-desk-none-older = Nothing is posted here before that.
channel-desk-rules = What it is
channel-desk-change = Change it
channel-desk-close = Close it
channel-desk-close-why = Its posts are gone at once, and its name stays taken. Nothing brings it back.
channel-desk-sure = Close { $name } for good

# One post of a channel.
console-post = A post
console-post-in = A post in { $channel }
console-post-where = in <a href="{ $url }">{ $channel }</a>
# Such as "2 pictures, 1 comment, 3 h ago".
console-post-line = { $pictures }, { $comments }, { $ago }
console-count-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
console-post-comments = Comments
console-post-silent = Nothing is said under it.
console-comment-remove = Remove comment { $number }

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> next and previous case · <kbd>Enter</kbd> open · <kbd>/</kbd> filter · <kbd>q</kbd> queue · <kbd>r</kbd> review
keys-channels-page = <kbd>c</kbd> channels
keys-log = <kbd>o</kbd> log
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> outcome · <kbd>g</kbd> ground · <kbd>f</kbd> facts · <kbd>h</kbd> hide or show · <kbd>e</kbd> escalate · <kbd>a</kbd> take · <kbd>s</kbd> skip · <kbd>n</kbd> note · <kbd>t</kbd> category · <kbd>j</kbd> <kbd>k</kbd> pictures · <kbd>l</kbd> hold to look · <kbd>q</kbd> queue
keys-review = <kbd>j</kbd> <kbd>k</kbd> pictures · <kbd>l</kbd> hold to look · of the post with the focus, or of the first: <kbd>1</kbd> keep · <kbd>2</kbd> make a case · <kbd>3</kbd> remove · <kbd>q</kbd> queue
keys-channels = <kbd>j</kbd> <kbd>k</kbd> next and previous channel · <kbd>Enter</kbd> open · <kbd>m</kbd> make one · <kbd>q</kbd> queue
keys-channel = <kbd>j</kbd> <kbd>k</kbd> pictures · <kbd>l</kbd> hold to look · of the post with the focus, or of the first: <kbd>1</kbd> pin or let go · <kbd>3</kbd> remove · <kbd>t</kbd> title · <kbd>q</kbd> queue
keys-post = <kbd>j</kbd> <kbd>k</kbd> pictures and comments · <kbd>l</kbd> hold to look · <kbd>1</kbd> pin or let go · <kbd>3</kbd> remove · <kbd>x</kbd> remove the comment with the focus · <kbd>q</kbd> queue

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own.
log-what-it-is = Every look and act, each line chained to the one before. <span class="mono">chatpic admin log verify</span> reads all of it again.
log-line = Line
log-when = When
log-who = Who
log-what = What
log-older = Older lines
log-operator = the operator
log-case = <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = a case
log-opened = opened { $case }
log-looked = saw the tile of picture { $picture } of { $case }
log-looked-closer = looked closer at picture { $picture } of { $case }
log-hid = hid { $case }
log-showed = showed again { $case }
log-escalated = escalated { $case }
# $name is a moderator.
log-assigned = gave { $name } { $case }
log-skipped = skipped { $case }
log-noted = wrote on { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] decided: keep { $case }
    [hide] decided: hide { $case }
   *[remove] decided: remove { $case }
}
log-decided-unseen = { $decision ->
    [keep] decided unseen: keep { $case }
    [hide] decided unseen: hide { $case }
   *[remove] decided unseen: remove { $case }
}
log-appeal-decided = { $decision ->
    [upheld] decided the appeal: upheld { $case }
   *[overturned] decided the appeal: overturned { $case }
}
log-closed = closed { $case }
log-invited = invited { $name } as { $role }
# $with is by what they sign in.
log-joined = { $with ->
    [passkey] { $name } joined with passkey
   *[other] { $name } joined with password and code
}
log-signed-in = signed in
log-signed-out = signed out
log-deactivated = deactivated { $name }
log-read = read the log
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = list { $list }: { $change }
log-vault-kept = sealed into the vault { $case }
log-vault-exported = exported from the vault { $case }
log-vault-asked = asked a second person about the vault's { $case }
# $by is the second person.
log-vault-prolonged = prolonged in the vault, with { $by } { $case }
log-vault-destroyed = destroyed in the vault, with { $by } { $case }
log-vault-destroyed-why = destroyed in the vault, with { $by }: { $why } { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = set a ban after { $case }
log-ban-lifted = lifted the ban after { $case }
log-channel-made = made the channel { $channel }
log-channel-changed = changed the channel { $channel }
log-channel-closed = closed the channel { $channel }
log-review = looked through what waits
log-review-of = looked through what waits in { $channel }
log-channel-opened = opened the channel { $channel }
log-post-opened = opened the post { $post } in { $channel }
log-post-looked = saw the tile of picture { $picture } of the post { $post }
log-post-looked-closer = looked closer at picture { $picture } of the post { $post }
log-post-kept = let the post { $post } into { $channel }
log-post-removed = removed the post { $post } from { $channel }
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] removed the post { $post } from { $channel }, blocked: channels
   *[everywhere] removed the post { $post } from { $channel }, blocked: everywhere
}
log-post-filed = took the post { $post } into { $case }
log-post-pinned = pinned the post { $post } in { $channel }
log-post-unpinned = let go the post { $post } in { $channel }
log-comment-removed = removed comment { $comment } under the post { $post } in { $channel }
# $date is a day such as 2026-12-31, or none.
log-sunset = set the closing day: { $date }
