# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = Not found
problem-unknown-why = There is nothing at this address.
problem-gone = This is gone
problem-gone-expired = Its time has ended.
problem-gone-spent = All its views have been used.
problem-gone-withdrawn = It was taken back before its time.
problem-gone-removed = It was removed.
problem-hidden = Hidden for now
problem-hidden-why = It is hidden while a report about it is looked at. Try again later.
problem-password-required = Password required
problem-password-required-why = This link has a password.
problem-password-wrong = Wrong password
problem-password-wrong-why = That is not the password. No view was used.
problem-nonce-used = This viewing has ended
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = The view that this nonce was for has ended. Use a new nonce for a new view.
problem-still-running = Still being worked on
problem-still-running-why = The same request is still being worked on. Try again in a moment.
problem-key-reused = Idempotency-Key used before
problem-key-reused-why = This Idempotency-Key came with another request. Use a new one.
# Of an upload in pieces, which a program makes.
problem-upload-over = This upload is over
problem-upload-expired = It wasn't finished in time. Begin a new one.
problem-upload-spent = It arrived, and was shared.
problem-upload-withdrawn = It was ended before it was finished.
problem-upload-removed = What arrived couldn't be shared.
problem-wrong-offset = Not where it goes on
problem-wrong-offset-why = { $received } bytes of this upload are here. Go on from there.
problem-wrong-checksum = Not what was sent
problem-wrong-checksum-why = The bytes changed on their way. None of them was kept: send them again.
problem-wrong-protocol = Another protocol
# Tus-Resumable is the name of a header: not to be translated.
problem-wrong-protocol-why = Resumable uploads go by tus 1.0.0 here. Say so with Tus-Resumable.
problem-not-bytes = Not a piece of an upload
problem-not-bytes-why = Send pieces as application/offset+octet-stream.
problem-too-many-open = Too many unfinished uploads
problem-too-many-open-why = Finish or end some of your uploads before you begin another.
problem-field = A field can't be taken
problem-too-large = Too large
problem-not-accepted = Not accepted
problem-not-accepted-why = This can't be shared here.
problem-format = Not an accepted format
problem-formats = Pictures can be JPEG, PNG, GIF, WebP or, where it is taken, AVIF; videos, where they are taken, MP4, MOV or WebM.
problem-broken = The file is broken
problem-deficient = The notice lacks something
# $missing is a list such as "your name; how to reach you": see missing-… below.
problem-deficient-why = Please add: { $missing }.
problem-legal-demand = Taken down by order
problem-legal-demand-why = It was taken down because a law or an authority demands it.
problem-not-now = Not as things stand
problem-not-allowed = Not yours to do
problem-not-allowed-why = Somebody else has to do this.
problem-too-many = Too many requests
problem-too-many-why = Too many in a short time. Try again in { $seconds } s.
problem-channel-busy = The channel is full of new posts
problem-channel-busy-why = Nothing can leave it for a new post yet. Try again in a minute.
problem-channel-closed = This channel is closed
problem-channel-closed-why = Nothing is posted in it any more, and what was there is gone.
problem-adults-only = For adults only
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = Say that you are an adult by adding adult=yes to the address.
problem-busy = Busy
problem-busy-why = Many pictures are arriving at once. Try again in a moment.
problem-busy-marking-why = Videos are marked one after the other, and this one has yet to begin. Try again in a moment.
problem-no-room = No room left
problem-no-room-why = The server has no room for new pictures. Try again later.
problem-malformed = The request can't be read
# $reason is in English, for programmers.
problem-malformed-why = It can't be read: { $reason }.
problem-timed-out = Too slow
problem-timed-out-why = The upload took too long to arrive. Try again.
problem-sunset = No new pictures
# $day is such as 2026-12-31.
problem-sunset-why = This instance closes on { $day } and takes no new pictures. Links work until then, or until their own end.
problem-pass-required = An upload pass is needed
# chatpic solve is a command.
problem-pass-required-why = Sharing here takes an upload pass now, which costs your computer some seconds of work. The home page gets one by itself; `chatpic solve` prints one.
problem-proof-required = A proof of work is needed
problem-proof-required-why = Many reports are arriving at once. Send this one with a solved challenge from /api/v1/reports/challenge, or again in a minute.
problem-banned = No uploads from here
problem-banned-in-public = No posts from here
problem-sign-in-required = Sign in first
problem-sign-in-required-why = Only moderators who are signed in can do that.
problem-sign-in-wrong = That didn't let you in
problem-sign-in-wrong-why = Something of it is wrong, or its time is over. Try again.
problem-cross-site = Not from here
problem-cross-site-why = Another site's page sent this request.
problem-range = No such range
problem-range-why = The picture has { $bytes } bytes.
problem-method = Method not allowed
problem-method-why = This address doesn't take that method.
problem-unavailable = Not available now
problem-unavailable-why = Something on the server failed. Nothing was lost. Try again in a moment.
unavailable-key-kept = The key of tags that are { $days } days old is still there.
unavailable-clock-behind = This node's clock is { $seconds } s behind the database's.
unavailable-clock-ahead = This node's clock is { $seconds } s ahead of the database's.

# Buttons below a problem.
problem-again = Try again
problem-share = Share a picture
# After a form with pictures came back.
problem-files = A form comes back empty: please choose the pictures, and everything else, again.

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field }: is missing.
wrong-switch = { $field }: must be true or false.
wrong-up-to = { $field }: must be a number from 1 to { $most }.
wrong-characters = { $field }: can have up to { $most } characters.
wrong-some-characters = { $field }: has 1 to { $most } characters.
wrong-bytes = { $field }: can have 1 to { $most } bytes.
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field }: use a duration such as 90s, 10m, 1h or 7d.
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field }: must be between { $least } and { $most }.
wrong-between-from-now = { $field }: must be between { $least } and { $most } from now.
wrong-no-marks = { $field }: marks are not available on this server.
wrong-no-comments = { $field }: comments are not available on this server.
wrong-unlabelled-mark = { $field }: takes a mark and a label to show in it.
wrong-no-mark-on = { $field }: { $format } pictures can't carry a mark; send them as JPEG, PNG or WebP, or without a mark.
wrong-too-small-to-mark = { $field }: a mark takes pictures of at least { $least } pixels on each side, and one of these is smaller.
wrong-no-picture = { $field }: choose at least one picture.
wrong-pictures = { $field }: a share can hold up to { $most } pictures.
wrong-one-picture = { $field }: can be one picture.
wrong-more-pixels = { $field }: has more than { $limit } pixels.
wrong-more-pixels-a-side = { $field }: has more than { $limit } pixels along one side.
wrong-more-pixels-longer = { $field }: has more than { $limit } pixels along the longer side.
wrong-more-pixels-shorter = { $field }: has more than { $limit } pixels along the shorter side.
wrong-more-pixels-in-all = { $field }: has more than { $limit } pixels in all frames together.
wrong-more-seconds = { $field }: plays longer than { $limit } seconds.
# Frames of an animated picture.
wrong-more-frames = { $field }: has more than { $limit } frames.
wrong-more-metadata = { $field }: has more than { $limit } bytes of metadata.
wrong-more-profile = { $field }: has more than { $limit } bytes of colour profile.
# $what is in English, for programmers.
wrong-more-parts = { $field }: has more than { $limit } { $what }.
wrong-links = { $field }: has to name 1 to { $most } links.
wrong-passwords = { $field }: only { $most } links of an upload can have one.
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field }: link { $number }, { $inner }
wrong-session-id = { $field }: has eight letters and digits, such as 4GX7-P2KM.
# A session ID, or the picture that got out.
wrong-no-leak = { $field }: type one, or choose the leaked picture.
wrong-no-caption = { $field }: say in a line what it is.
wrong-no-text = { $field }: write something.
wrong-no-appeal = { $field }: says why the decision is wrong.
wrong-slug = { $field }: use 1 to 32 small letters, digits and hyphens.
wrong-taken = { $field }: is taken.
wrong-nothing-kept = { $field }: set a capacity, a retention, or both.
wrong-second = { $field }: must be at least a second.
wrong-retention = { $field }: use a duration such as 10m, 24h or 7d.
wrong-slow = { $field }: use a duration of up to an hour, such as 30s.
wrong-no-adult-channels = { $field }: is only for instances with the setting adult_channels.
wrong-not-sure = { $field }: has to be ticked: nothing brings a channel back.
wrong-new-password = { $field }: has { $least } characters or more, and at most { $most } bytes.
wrong-code = { $field }: is not the one that the authenticator app shows now.
wrong-no-ground = { $field }: says which law or rule it breaks.
# $reason is in English, for programmers.
wrong-other = { $field }: { $reason }.

# What is too large.
too-large-file = This file is too large. It can be up to { $size }.
too-large-request = This request can have up to 64 KiB.
too-large-upload = This is more than the upload was said to have.

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = Animated AVIF is not supported yet. { $formats }
unsupported-unchecked-avif = AVIF pictures can't be checked here yet: send it as JPEG, PNG or WebP. { $formats }
unsupported-other-avif = This kind of AVIF is not supported. { $formats }
unsupported-protected-avif = Protected AVIF is not supported. { $formats }
unsupported-scattered-avif = AVIF with parts in other files is not supported. { $formats }
unsupported-arithmetic-jpeg = JPEG pictures with arithmetic coding are not accepted. { $formats }
unsupported-lossless-jpeg = Lossless and hierarchical JPEG pictures are not accepted. { $formats }
unsupported-deep-jpeg = JPEG pictures with more than 8 bits a colour are not accepted. { $formats }
unsupported-colours-of-jpeg = JPEG pictures have to be gray, colour or CMYK. { $formats }
unsupported-subsampled-jpeg = JPEG pictures with such subsampling are not accepted. { $formats }
unsupported-scans-of-jpeg = JPEG pictures with several scans have to be progressive. { $formats }
unsupported-codec-setup = The video says in an unknown way how it is coded. Save it again with another program.
unsupported-packed-header = The video has a packed header. Save it again with another program.
unsupported-cut-stream = The video was cut in a way that can't be taken. Save the part again as a video of its own.
unsupported-several-codings = The video changes in its middle how it is coded. Save it again as one video.
unsupported-odd-turn = The video is turned by something else than quarter turns. Save it upright.
unsupported-scattered-video = Parts of the video are in other files. Save it as one file.
unsupported-changing-speed = The video plays at a speed that changes. Save it with the effect applied.
unsupported-encrypted-video = The video is encrypted or protected. Only videos without protection can be shared.
unsupported-encoded-tracks = The video has encrypted or packed tracks. Only videos without them can be shared.
unsupported-laced-pictures = The video packs several pictures into one block. Save it again with another program.
unsupported-see-through-video = Parts of the video are see-through. Save it again with a background.
unsupported-sound-of-webm = The sound of a WebM video must be Opus or Vorbis.
unsupported-sound-of-video = The sound of a video must be AAC, Opus or Vorbis. Save it again with such sound, or without.
unsupported-pictures-of-webm = A WebM video must be coded as VP8, VP9 or AV1.
unsupported-pictures-of-video = A video must be coded as H.264, VP8, VP9 or AV1. Save it again as H.264, which plays everywhere.
unsupported-no-video = There is no video in the file. Sound alone can't be shared.
unsupported-other-aac = This kind of AAC sound is not taken. Save it again with usual AAC.

# Why a video can't be taken here, and what to do.
no-video-not-taken = Only pictures can be shared here, no videos.
no-video-no-tools = Videos can't be taken here now: this server has no ffmpeg, which its operator would have to install. Pictures can.
no-video-no-sandbox = Videos can't be taken here: this server's system can't lock in what would decode them. Pictures can.
no-video-not-played = Most browsers can't play this video: it is coded as H.265 (HEVC). On an iPhone choose “Most Compatible” under Settings, Camera, Formats for the next; this one, save again as H.264.
no-avif-no-tools = AVIF pictures can't be taken here now: this server has no ffmpeg, which its operator would have to install. Send it as JPEG, PNG or WebP.
no-avif-no-sandbox = AVIF pictures can't be taken here: this server's system can't lock in what would decode them. Send it as JPEG, PNG or WebP.

# How a file is broken.
broken-empty = The file can't be read: it is empty. Send the original file.
broken-undecodable = The video can't be played to its end: some of its pictures are broken. Send the original file.
broken-too-heavy = The video takes too long to check. Save it smaller or shorter, and try again.
broken-truncated = The file can't be read: it ends too early. Send the original file.
# $reason is in English, for programmers.
broken-inside = The file can't be read: { $reason }. Send the original file.

# How things stand, where that forbids what was asked.
not-now-one-link = A post has one link, which everybody knows.
not-now-links = A share can have up to { $most } links, those that are gone among them.
not-now-thread-full = A thread ends with its comment number { $most }.
not-now-no-appeal = No appeal can be made, or no longer.
not-now-no-decision = There is no decision to answer.
# A case of the moderators.
not-now-decided = It is decided.
not-now-worn = Too much has happened to this case.
not-now-notes = This case has enough notes.
not-now-no-counter-notice = There is no counter-notice to answer.
not-now-unseen = Somebody has to look at it first.
not-now-out-of-sight = Nobody can look at it: it can be hidden, or kept, or its reporter asked.
not-now-has-case = It is hidden, and has a case.
# A list of pictures that nobody may share.
not-now-listed = A list refuses it; make a case of it, or remove it.
not-now-confirmed = It stands on a list of confirmed child abuse: nobody needs to see it to decide.
not-now-pinned = As many posts are pinned as leave room for one more.
not-now-pinned-beyond = More posts are pinned than would have room.
not-now-meanwhile = It was changed by somebody else meanwhile; try again.
# Of an upload in pieces, which a program makes.
not-now-taken-over = Another request goes on with this upload, or it is over.
not-now-pieces = An upload can come in up to { $most } pieces.
# upload is the name of a field: not to be translated.
not-now-draft = It is a draft: name it as upload in the request that makes a share of it.
not-now-unfinished = Not all of it is here.
not-now-unmarkable = This video can’t be marked for you, and is shown only with a mark. Tell whoever sent you the link.
not-now-same-person = Somebody else has to decide the appeal.
not-now-state = { $state ->
    [open] Not while the case is open.
    [triaged] Not while the case is triaged.
    [assigned] Not while the case is assigned.
    [decided] Not while the case is decided.
    [notified] Not while the case is notified.
    [closed] Not while the case is closed.
    [appealed] Not while the case is appealed.
    [upheld] Not while the case is upheld.
   *[overturned] Not while the case is overturned.
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = Nothing can be shared from here until { $until }, because far too much was sent from here at once. Looking at things works.
banned-copyright = Nothing can be shared from here until { $until }, because several things that were shared from here infringed copyright. Looking at things works.
banned-rules = Nothing can be shared from here until { $until }, because something that was shared from here broke the rules of this server. Looking at things works.
banned-law = Nothing can be shared from here until { $until }, because something that was shared from here is against the law. Looking at things works.
banned-in-public-flood = Nothing can be posted in public from here until { $until }, because far too much was sent from here at once.
banned-in-public-copyright = Nothing can be posted in public from here until { $until }, because several things that were shared from here infringed copyright.
banned-in-public-rules = Nothing can be posted in public from here until { $until }, because something that was shared from here broke the rules of this server.
banned-in-public-law = Nothing can be posted in public from here until { $until }, because something that was shared from here is against the law.

# What a notice lacks, below or after "Please add:".
missing-two = { $first }; { $rest }
missing-statement = why you report it
missing-name = your name
missing-contact = how to reach you
missing-address = your postal address
missing-phone = your telephone number
missing-signature = your signature: your full name, typed
missing-work = the work that is yours
missing-good-faith = that you believe in good faith that it is shown without permission or consent
missing-accuracy = that what you say is accurate, under penalty of perjury where the law says so, and that you may act for whom you speak
missing-authority = which authority orders it
missing-legal-basis = the legal basis of the order
missing-reference = the order's reference
missing-mistake = that you believe in good faith, under penalty of perjury, that it was removed by mistake
missing-jurisdiction = that you consent to the jurisdiction of the court and to being served by the claimant

# Above a report's form that comes back.
problem-category = Choose what it is.
problem-category-why = It decides who looks at it and how soon.
problem-missing = Something is missing.
problem-missing-why = Please add:
problem-many-reports = Many reports are arriving at once.
problem-many-reports-why = What you typed is still here, except a password. Send it again in a minute.
problem-no-link = Nothing is at that link.
problem-no-link-why = Was all of it copied?
