# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = Öffentlich: Alle können es sehen, eine Weile lang.
# A link to the list of channels.
channels-all = Alle Kanäle

# The list of channels.
channels-title = Kanäle
channels-none = Hier gibt es keine Kanäle.
# A link to the home page.
channels-share = Bild teilen
channels-about = Öffentliche Themen: Alle können zusehen und posten. Nichts darin bleibt lange.
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = Für Erwachsene.
channels-more = Weitere Kanäle

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] Fasst { $posts } Beitrag, höchstens { $time } lang. Der älteste weicht dem neuen.
   *[other] Fasst { $posts } Beiträge, jeden höchstens { $time } lang. Die ältesten weichen den neuen.
}
channel-holds = { $posts ->
    [one] Fasst { $posts } Beitrag. Der älteste weicht dem neuen.
   *[other] Fasst { $posts } Beiträge. Die ältesten weichen den neuen.
}
channel-stays = Ein Beitrag bleibt { $time }.

# One channel.
channel-review-first = Jemand aus der Moderation sieht jeden Beitrag an, bevor er erscheint.
# What opens the form.
channel-post = Bild posten
channel-caption = Bildunterschrift
# A button.
channel-post-pictures = Bilder posten
channel-post-note = Ein Beitrag ist öffentlich. Seinen Verwaltungslink, mit dem du ihn löschen kannst, siehst du danach.
# Below a post among others: it stays at the top.
channel-pinned = Angeheftet
channel-pictures = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}
channel-no-older = Es gibt keine älteren Beiträge.
channel-empty = Hier hat noch niemand etwas gepostet.
channel-newest = Neueste Beiträge
channel-older = Ältere Beiträge
# An Atom feed, for feed readers.
channel-feed = Feed
# A button, when posts came while the page was open.
script-channel-fresh = { $count ->
    [one] { $count } neuen Beitrag zeigen
   *[other] { $count } neue Beiträge zeigen
}

# Before a channel for adults.
channel-gate-title = Für Erwachsene
channel-gate-heading = Das ist für Erwachsene.
channel-gate-about = Was dieser Kanal zeigt, ist für Menschen ab 18 Jahren gedacht.
channel-gate-show = Ich bin 18 oder älter: Kanal zeigen

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = In <a href="{ $url }">{ $channel }</a>, { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }, { $number } von { $all }
# A post is pinned: it stays at the top of its channel.
post-pinned = Von der Moderation angeheftet.
# After “Gone in 6 days 4 h”.
post-sooner = Kürzer, wenn neuere Beiträge seinen Platz brauchen.
post-stays = Er bleibt, bis neuere Beiträge seinen Platz brauchen.

# The thread below a post, or below the pictures of a link.
comments-title = Kommentare
comments-there = Dein Kommentar ist da. <a href="{ $url }">Lösche ihn, oder heb dir die Adresse für später auf</a>
comments-full = Diese Diskussion ist voll und nimmt nichts mehr auf.
# The name of a field.
comments-text = Kommentar
# { $name } is a name such as quiet otter.
comments-called = In dieser Diskussion heißt du <b class="{ $colour }">{ $name }</b>.
comments-not-called = Du bekommst einen Namen nur für diese Diskussion.
# A button.
comments-post = Kommentar posten
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = hat das geteilt
# A button beside a comment, and what is read out for it.
comments-report = Melden
comments-report-number = Kommentar { $number } melden

# The same, where a comment comes while the page is open.
script-comment-now = gerade eben
script-comment-by-poster = hat das geteilt
script-comment-report = Melden
script-comment-report-number = Kommentar { $number } melden
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = Löschen
script-comment-delete-number = Kommentar { $number } löschen
script-comment-deleted = Dein Kommentar ist gelöscht.
script-comment-new = { $count ->
    [one] { $count } neuer Kommentar
   *[other] { $count } neue Kommentare
}
script-comment-there = Dein Kommentar ist da.
script-comment-called = In dieser Diskussion heißt du { $name }.
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }.
script-comment-broke = Die Verbindung ist abgebrochen.
script-comment-again = Versuch es noch einmal.

# The page on which somebody deletes a comment of their own.
comment-title = Dein Kommentar
comment-about = Mit dieser Seite nimmst du zurück, was du gesagt hast. Heb dir ihre Adresse auf, wenn du das später vielleicht tun willst: Niemand kann sie dir noch einmal geben.
comment-delete = Diesen Kommentar löschen
comment-deleted = Dein Kommentar ist gelöscht.
comment-deleted-about = Niemand kann ihn mehr lesen. Seine Nummer bleibt leer.

# The thread of one link, for whoever shared the pictures.
thread-heading = Was unter deinen Bildern gesagt wird
thread-share = Deine Freigabe
thread-none = Unter diesem Link kann niemand kommentieren.
