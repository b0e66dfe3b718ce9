# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = Gone
gone-view = This view has ended.
gone-picture = This picture is gone.
gone-post = This post is gone.
gone-view-over = A view lasts for a while only, and its time is over.
gone-post-over = Posts stay for a while, or until newer ones need their place.
gone-time-over = It was set to end after some time, and that time is over.
gone-views-used = It was set to end after a number of views, and all were used.
gone-withdrawn = It was taken back before its time.
gone-removed = A moderator of this server removed it.
gone-open-again = If its link has views left, opening the link again uses another one.
gone-ask = If you still need it, ask the person who sent you the link.

# Somebody who was shown the pictures destroyed the link.
ended-title = Destroyed
ended-heading = This link is destroyed.
ended-about = Nobody can open it any more, you included, and every view of it has ended.
ended-sender = Whoever sent it to you sees that one of its viewers ended it.

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = This list is in this browser and nowhere else. Whoever uses this browser can open, change and delete what is on it.
mine-no-script = Your browser keeps this list with JavaScript, which is switched off.
mine-none = Nothing is remembered here yet. What you share from this browser will be.
mine-copy = Copy link
mine-delete = Delete this share
# It is taken off the list, and stays shared.
mine-forget = Forget it here
# All shares.
mine-all = All of them
mine-delete-all = Delete all shares
mine-delete-all-about = Every link of every share above stops working at once, and open views end. This cannot be undone.
mine-move = Move the list to another browser
mine-move-about = The file holds your manage links: whoever has it has full control of these shares.
mine-save = Save the list as a file
mine-add = Add a list from a file
mine-file = A list that was saved here or in another browser

# What its script says. { $when } is a day and a time.
script-mine-shared = Shared { $when }
# The server is asked what became of a share.
script-mine-asking = Asking…
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
script-mine-opened = { $count ->
    [0] Not opened yet
    [1] Opened once
   *[other] Opened { $count } times
}
# { $time } is such as 3 h 12 min.
script-mine-left = Gone in { $time }
script-mine-expired = Its time is over.
script-mine-waiting = A moderator looks at it first.
script-mine-spent = Its views are used up.
script-mine-withdrawn = You deleted it.
script-mine-removed = It was removed.
script-mine-gone = It is gone.
script-mine-forgotten = It is gone, and forgotten by the server.
script-mine-silent = The server can't tell now. Reload to ask again.
script-mine-unreached = The server can't be reached. Reload to ask again.
script-mine-copy = Copy link
script-mine-copied = Copied
# The same button, after it was pressed once.
script-mine-delete-sure = Delete it for everybody?
script-mine-deleted = Deleted
script-mine-not-deleted = It could not be deleted. Try again.
script-mine-all-deleted = { $count ->
    [one] { $count } deleted
   *[other] { $count } deleted
}
script-mine-some-left = { $count ->
    [one] { $count } could not be deleted. Try again.
   *[other] { $count } could not be deleted. Try again.
}
script-mine-added = { $count ->
    [one] { $count } added
   *[other] { $count } added
}
script-mine-no-list = This file is no list that was saved here.

# How to share from a phone. What stands in <b> is what the phone itself says: as it says it in this language.
phone-about = There is no app to install from a shop. This page can be one.
phone-android = Android
phone-android-install = Open this site in your browser, then its menu, then <b>Add to home screen</b> or <b>Install</b>.
phone-android-share = From then on ChatPic stands in the share sheet: pick pictures in your gallery, press share, choose ChatPic.
phone-terms = Pictures that come this way get the usual terms: gone after { $time }, any number of views. For others, open the page and choose there.
phone-iphone = iPhone and iPad
# Shortcuts is an app of Apple's.
phone-iphone-about = Share, then <b>Add to Home Screen</b>, puts the page beside your apps. Safari doesn't let pages into the share sheet, but a shortcut does it. In the app Shortcuts, make a new one:
phone-iphone-sheet = In its details, switch on <b>Show in Share Sheet</b> and take <b>Images</b>.
phone-iphone-convert = Add <b>Convert Image</b>: to JPEG. (HEIC, as iPhones take pictures, isn't accepted here.)
phone-iphone-send = Add <b>Get Contents of URL</b>: <span class="mono">{ $url }</span>, method POST, request body Form. Add a field of kind File with the key <span class="mono">file</span> and the converted image. Add a field of kind Text with the key <span class="mono">expires_in</span>, such as <span class="mono">1h</span>; for a view limit, one with the key <span class="mono">max_views</span>.
phone-iphone-copy = Add <b>Copy to Clipboard</b>. What comes back is the link and nothing else.
phone-iphone-note = Keep in mind that a link sent this way can't be taken back: the shortcut throws the manage link away. To keep it, share from the page.

# For those who write programs.
api-about = Everything the pages do, for programs. No key, no account: JSON in and out, errors as <span class="mono">application/problem+json</span>.
api-whole = The whole description, as OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>

# What a phone says of the page as an app.
app-about = Share pictures for a limited time, without accounts.

# What a link shows where it is posted, in a chat for example.
card-title = Something was shared with you
card-about = Here for a limited time. Open the link to see it.

# The end of the instance: its operator closes it for good.
closing-title = Closing
closing-heading = No new pictures
closing-about = This instance is closing and takes none any more. What was shared stays to be seen until then.
closing-yours = Was it you who shared? Open your manage link: it gives you a link to your own pictures.
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>This instance closes in { $time },</strong> on { $day } at 0:00 UTC. It takes no new pictures; links work until then, or until their own end.
farewell-closed = <strong>This instance is closed.</strong> Links may stop working at any moment.
