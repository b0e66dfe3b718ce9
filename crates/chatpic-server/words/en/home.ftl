# The page on which pictures are shared, and the form of a channel.

home-title = Share pictures for a limited time
# The legend of the terms to pick: 10 min, 1 hour …
home-lifetime = Gone after
# What the chips below are, for screen readers.
home-terms = Terms
# A chip: the link can be opened once.
home-once = 1 view
password = Password
# In an empty field: no password, no limit.
none = None
# A chip: each view is marked with an ID of its own.
home-mark = Mark
# A button beside a password: shows what is typed.
home-reveal = Show
home-more = More
home-view-limit = View limit
home-recipients = A link for each of these people, one name a line
home-recipients-example = Anna&#10;Ben
home-alt = What the pictures show, one line for each, for people who can't see them
# The label is the name of the link: whoever it is for.
home-mark-named = Mark with the name of the link, too
terms-end-early = Let viewers destroy their link
home-comments = Let viewers comment
home-preview = Let chats show the first picture. They keep copies that outlive the link
home-adult = For adults
# A button. The script names the count once there are pictures.
home-share = Share pictures
home-channels = Something for everybody to see? There are <a href="/c">channels</a>.
tray-invitation = Choose, drop or paste pictures
tray-invitation-videos = Choose, drop or paste pictures and videos
tray-formats = JPEG, PNG, GIF or WebP. Up to { $count }, { $size } each.
# $size is a picture's, $film a video's.
tray-formats-videos = Up to { $count }: JPEG, PNG, GIF, WebP or AVIF of { $size } each, videos (MP4, MOV, WebM) of { $film } each.
# A button that opens the camera.
tray-take = Take a photo
sending-bar = Upload
sending-cancel = Cancel upload
# A proof of work that an upload may take.
pass-field = Upload pass
pass-how = Without JavaScript your browser can't get one by itself: <code>chatpic solve --server URL</code> prints one.

# What the scripts of the tray say.

script-share = Share pictures
script-share-some = { $count ->
    [one] Share { $count } picture
   *[other] Share { $count } pictures
}
script-post = Post pictures
script-post-some = { $count ->
    [one] Post { $count } picture
   *[other] Post { $count } pictures
}
script-add-more = Add more
script-in-tray = { $count ->
    [one] { $count } picture, { $size }
   *[other] { $count } pictures, { $size }
}
script-tray-empty = No pictures
# Buttons on a picture in the tray; $name is a file's name.
script-remove = Remove { $name }
script-earlier = Move { $name } earlier
script-later = Move { $name } later
# A field.
script-describe = What picture { $number } shows ({ $name })
script-large-title = This file is { $size }.
script-large-detail = Pictures can be up to { $size }.
script-large-video-detail = Videos can be up to { $size }.
script-many-title = { $count ->
    [one] This is more than { $count } picture.
   *[other] These are more than { $count } pictures.
}
script-many-detail = { $count ->
    [one] The first is in the tray.
   *[other] The first { $count } are in the tray.
}
script-heic-title = { $name } is a HEIC picture, which most browsers can't show.
script-heic-detail = Choose it from your photo library instead of from files: the phone converts it then. Or switch the camera to JPEG: Settings, Camera, Formats, Most Compatible.
script-avif-title = { $name } is an AVIF picture, which is not taken here.
script-avif-detail = Save it as JPEG, PNG or WebP, and share that.
script-video-title = { $name } is a video.
script-video-detail = Only pictures can be shared here: JPEG, PNG, GIF or WebP.
script-sending = Sending
script-sent = { $sent } of { $total }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $sent } of { $total }, { $speed }/s, { $left } left
script-percent = { $percent } percent sent
script-sealing = Cleaning and sealing
script-sealing-said = Sent. Cleaning and sealing
script-working = Working for an upload pass
script-working-said = Working for an upload pass, which takes some seconds
script-no-pass = The page could not work for an upload pass. Load it again.
script-cancelled = Upload cancelled
script-failed = This did not work.
script-odd-answer = Something between you and the server gave an answer it should not. Try again in a while.
script-lost = Connection lost. Trying again
script-broken = The connection broke.
# $button is what stands on the button that sends.
script-broken-detail = Nothing is lost: press { $button } again.
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = An upload was interrupted. Choose { $name } again, and it goes on from { $percent }%.
script-unfinished-whole = { $name } was sent, but not shared. Choose it again, and nothing is sent twice.
# After it was chosen again.
script-unfinished-on = { $name } goes on from { $percent }%.
# A button.
script-unfinished-forget = Forget it
script-unfinished-forgotten = Forgotten, here and by the server.

# Where terms are ticked one by one.
terms-mark = Mark each view with an ID of its own, so that a leak says whose it was
