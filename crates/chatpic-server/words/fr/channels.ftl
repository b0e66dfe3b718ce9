# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = Public : tout le monde peut le voir, pour un moment.
# A link to the list of channels.
channels-all = Tous les canaux

# The list of channels.
channels-title = Canaux
channels-none = Il n’y a pas de canaux ici.
# A link to the home page.
channels-share = Partager une image
channels-about = Des thèmes publics : tout le monde peut regarder et publier. Rien n’y reste longtemps.
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = Pour adultes.
channels-more = D’autres canaux

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] Contient { $posts } publication, pendant { $time } au plus. La plus ancienne laisse place à la nouvelle.
   *[other] Contient { $posts } publications, chacune pendant { $time } au plus. Les plus anciennes laissent place aux nouvelles.
}
channel-holds = { $posts ->
    [one] Contient { $posts } publication. La plus ancienne laisse place à la nouvelle.
   *[other] Contient { $posts } publications. Les plus anciennes laissent place aux nouvelles.
}
channel-stays = Une publication reste { $time }.

# One channel.
channel-review-first = La modération regarde chaque publication avant qu’elle soit visible.
# What opens the form.
channel-post = Publier une image
channel-caption = Légende
# A button.
channel-post-pictures = Publier des images
channel-post-note = Une publication est publique. Son lien de gestion, avec lequel vous pouvez la supprimer, s’affiche juste après.
# Below a post among others: it stays at the top.
channel-pinned = Épinglée
channel-pictures = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
channel-no-older = Il n’y a pas de publications plus anciennes.
channel-empty = Rien n’a encore été publié ici.
channel-newest = Publications les plus récentes
channel-older = Publications plus anciennes
# An Atom feed, for feed readers.
channel-feed = Flux
# A button, when posts came while the page was open.
script-channel-fresh = { $count ->
    [one] Afficher { $count } nouvelle publication
   *[other] Afficher { $count } nouvelles publications
}

# Before a channel for adults.
channel-gate-title = Pour adultes
channel-gate-heading = Ce canal est pour adultes.
channel-gate-about = Ce qu’il montre s’adresse aux personnes de 18 ans ou plus.
channel-gate-show = J’ai 18 ans ou plus : afficher le canal

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = Dans <a href="{ $url }">{ $channel }</a>, { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }, { $number } sur { $all }
# A post is pinned: it stays at the top of its channel.
post-pinned = Épinglée par la modération.
# After “Gone in 6 days 4 h”.
post-sooner = Plus tôt si de nouvelles publications ont besoin de sa place.
post-stays = Elle reste jusqu’à ce que de nouvelles publications aient besoin de sa place.

# The thread below a post, or below the pictures of a link.
comments-title = Commentaires
comments-there = Votre commentaire est en place. <a href="{ $url }">Supprimez-le, ou gardez l’adresse pour plus tard</a>
comments-full = Ce fil est plein et n’accepte plus rien.
# The name of a field.
comments-text = Commentaire
# { $name } is a name such as quiet otter.
comments-called = Dans ce fil, vous êtes <b class="{ $colour }">{ $name }</b>.
comments-not-called = Vous recevez un nom pour ce fil seulement.
# A button.
comments-post = Publier le commentaire
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = a partagé ceci
# A button beside a comment, and what is read out for it.
comments-report = Signaler
comments-report-number = Signaler le commentaire { $number }

# The same, where a comment comes while the page is open.
script-comment-now = à l’instant
script-comment-by-poster = a partagé ceci
script-comment-report = Signaler
script-comment-report-number = Signaler le commentaire { $number }
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = Supprimer
script-comment-delete-number = Supprimer le commentaire { $number }
script-comment-deleted = Votre commentaire est supprimé.
script-comment-new = { $count ->
    [one] { $count } nouveau commentaire
   *[other] { $count } nouveaux commentaires
}
script-comment-there = Votre commentaire est en place.
script-comment-called = Dans ce fil, vous êtes { $name }.
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }.
script-comment-broke = La connexion s’est interrompue.
script-comment-again = Réessayez.

# The page on which somebody deletes a comment of their own.
comment-title = Votre commentaire
comment-about = Avec cette page, vous retirez ce que vous avez dit. Gardez son adresse si vous pensez le faire plus tard : personne ne peut vous la redonner.
comment-delete = Supprimer ce commentaire
comment-deleted = Votre commentaire est supprimé.
comment-deleted-about = Plus personne ne peut le lire. Son numéro reste vide.

# The thread of one link, for whoever shared the pictures.
thread-heading = Ce qui se dit sous vos images
thread-share = Votre partage
thread-none = Les commentaires ne sont pas ouverts pour ce lien.
