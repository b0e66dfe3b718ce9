# What somebody with a link sees.

view-title = Shared with you
countdown-gone = Gone in { $time }
countdown-view = This view ends in { $time }
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = Shared picture { $number } of { $count }
view-video = Shared video { $number } of { $count }
# Links to the files.
direct-link = Direct link
direct-link-one = Direct link { $number }
view-save = Save picture
view-save-one = Save picture { $number }
view-save-video = Save video
view-save-video-one = Save video { $number }
view-save-all = Save all as ZIP
gone-pictures = { $count ->
    [one] This picture is gone.
   *[other] These pictures are gone.
}

# Under a pass: one viewing.

pass-left = { $count ->
    [0] This was the last view.
    [one] { $count } view is left.
   *[other] { $count } views are left.
}
pass-session = Reloading this page uses no views. Session ID <span class="mono">{ $id }</span>: the sender sees that this view happened.
# Beside a video that is marked while it is watched.
film-unscripted = This video gets its mark while it plays. If it stops or does not begin, wait a little and reload the page.
film-bar = Marking this video
# A fold; the viewer says so.
pass-seen = I have seen it
pass-destroy-explained = Nobody can open this link any more afterwards, you included, and whoever sent it sees that a viewer ended it.
pass-destroy = Destroy this view's link

# Before a button.

gate-heading = Somebody shared something with you
gate-adult = This is marked as for adults.
gate-show = Show picture
gate-show-once = Show picture, uses 1 view
gate-show-adult = I am 18 or older: show picture
gate-show-adult-once = I am 18 or older: show picture, uses 1 view
gate-reloading = Reloading afterwards uses no more views.
gate-photograph = Whoever sees it can still photograph the screen.
gate-password-missing = This link needs its password. No view was used.
gate-password-wrong = That is not the password. No view was used: try again.

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = This form of link needs JavaScript, which is off here. It keeps the link's secret in your browser, where only a script can read it. Allow scripts for this page, or ask for a plain link.
fragment-small = If this link has a view limit, showing it uses 1 view. Reloading afterwards uses no more. If it is marked as for adults, showing it says that you are 18 or older.

# On the card that a chat shows of a link.

card-for-now = Here for a limited time.

# What the scripts say there.

script-time-over = Its time is over.
script-film-marked = This video is being marked for this view.
script-film-left = This video is being marked for this view. It can be played in about { $time }.
script-film-failed = This video can't be shown just now. Load the page again in a minute: that uses no view.
script-closer = Look closer
script-close = Close
script-alone = One picture
script-fullscreen = Full screen
script-fullscreen-end = Leave full screen
script-fragment-password = This link opens with a password. No view was used.
script-fragment-gone = This picture is gone.
script-fragment-lost = The answer got lost on the way. Press again: it uses no second view.
script-fragment-part = This link is not complete.
script-fragment-part-detail = Part of it is missing. Copy it again, whole, or ask for it once more.
