# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = Public: everybody can see it, for a while.
# A link to the list of channels.
channels-all = All channels

# The list of channels.
channels-title = Channels
channels-none = There are no channels here.
# A link to the home page.
channels-share = Share a picture
channels-about = Public topics: everybody can look and post. Nothing in them stays for long.
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = For adults.
channels-more = More channels

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] Holds { $posts } post, for { $time } at most. The oldest leave for new ones.
   *[other] Holds { $posts } posts, each for { $time } at most. The oldest leave for new ones.
}
channel-holds = { $posts ->
    [one] Holds { $posts } post. The oldest leave for new ones.
   *[other] Holds { $posts } posts. The oldest leave for new ones.
}
channel-stays = A post stays for { $time }.

# One channel.
channel-review-first = A moderator looks at each post before it is shown.
# What opens the form.
channel-post = Post a picture
channel-caption = Caption
# A button.
channel-post-pictures = Post pictures
channel-post-note = A post is public. Its manage link, with which you delete it, is shown next.
# Below a post among others: it stays at the top.
channel-pinned = Pinned
channel-pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
channel-no-older = There are no older posts.
channel-empty = Nothing is posted here yet.
channel-newest = Newest posts
channel-older = Older posts
# An Atom feed, for feed readers.
channel-feed = Feed
# A button, when posts came while the page was open.
script-channel-fresh = { $count ->
    [one] Show { $count } new post
   *[other] Show { $count } new posts
}

# Before a channel for adults.
channel-gate-title = For adults
channel-gate-heading = This is for adults.
channel-gate-about = What this channel shows is meant for people who are 18 or older.
channel-gate-show = I am 18 or older: show it

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = In <a href="{ $url }">{ $channel }</a>, { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }, { $number } of { $all }
# A post is pinned: it stays at the top of its channel.
post-pinned = Pinned by a moderator.
# After “Gone in 6 days 4 h”.
post-sooner = Sooner if newer posts need its place.
post-stays = It stays until newer posts need its place.

# The thread below a post, or below the pictures of a link.
comments-title = Comments
comments-there = Your comment is there. <a href="{ $url }">Delete it, or keep the address for later</a>
comments-full = This thread is full and takes no more.
# The name of a field.
comments-text = Comment
# { $name } is a name such as quiet otter.
comments-called = You are <b class="{ $colour }">{ $name }</b> in this thread.
comments-not-called = You get a name for this thread only.
# A button.
comments-post = Post comment
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = posted this
# A button beside a comment, and what is read out for it.
comments-report = Report
comments-report-number = Report comment { $number }

# The same, where a comment comes while the page is open.
script-comment-now = just now
script-comment-by-poster = posted this
script-comment-report = Report
script-comment-report-number = Report comment { $number }
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = Delete
script-comment-delete-number = Delete comment { $number }
script-comment-deleted = Your comment is deleted.
script-comment-new = { $count ->
    [one] { $count } new comment
   *[other] { $count } new comments
}
script-comment-there = Your comment is there.
script-comment-called = You are { $name } in this thread.
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }.
script-comment-broke = The connection broke.
script-comment-again = Try again.

# The page on which somebody deletes a comment of their own.
comment-title = Your comment
comment-about = With this page you take back what you said. Keep its address if you may want to do that later: nobody can give it to you again.
comment-delete = Delete this comment
comment-deleted = Your comment is deleted.
comment-deleted-about = Nobody can read it any more. Its number stays free.

# The thread of one link, for whoever shared the pictures.
thread-heading = What is said under your pictures
thread-share = Your share
thread-none = This link takes no comments.
