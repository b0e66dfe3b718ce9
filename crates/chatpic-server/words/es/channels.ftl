# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = Público: todo el mundo puede verlo, durante un tiempo.
# A link to the list of channels.
channels-all = Todos los canales

# The list of channels.
channels-title = Canales
channels-none = Aquí no hay canales.
# A link to the home page.
channels-share = Compartir una imagen
channels-about = Temas públicos: todo el mundo puede mirar y publicar. Nada se queda en ellos mucho tiempo.
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = Para adultos.
channels-more = Más canales

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] Guarda { $posts } publicación, durante { $time } como máximo. La más antigua deja sitio a la nueva.
   *[other] Guarda { $posts } publicaciones, cada una durante { $time } como máximo. Las más antiguas dejan sitio a las nuevas.
}
channel-holds = { $posts ->
    [one] Guarda { $posts } publicación. La más antigua deja sitio a la nueva.
   *[other] Guarda { $posts } publicaciones. Las más antiguas dejan sitio a las nuevas.
}
channel-stays = Cada publicación se queda { $time }.

# One channel.
channel-review-first = La moderación mira cada publicación antes de que se muestre.
# What opens the form.
channel-post = Publicar una imagen
channel-caption = Pie de foto
# A button.
channel-post-pictures = Publicar imágenes
channel-post-note = Una publicación es pública. A continuación verás su enlace de gestión, con el que puedes borrarla.
# Below a post among others: it stays at the top.
channel-pinned = Fijada
channel-pictures = { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}
channel-no-older = No hay publicaciones más antiguas.
channel-empty = Aquí todavía no hay nada publicado.
channel-newest = Publicaciones más nuevas
channel-older = Publicaciones más antiguas
# An Atom feed, for feed readers.
channel-feed = Feed
# A button, when posts came while the page was open.
script-channel-fresh = { $count ->
    [one] Mostrar { $count } publicación nueva
   *[other] Mostrar { $count } publicaciones nuevas
}

# Before a channel for adults.
channel-gate-title = Para adultos
channel-gate-heading = Esto es para adultos.
channel-gate-about = Lo que muestra este canal es para personas de 18 años o más.
channel-gate-show = Tengo 18 años o más: mostrar

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = En <a href="{ $url }">{ $channel }</a>, { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }, { $number } de { $all }
# A post is pinned: it stays at the top of its channel.
post-pinned = Fijada por la moderación.
# After “Gone in 6 days 4 h”.
post-sooner = Antes, si otras más nuevas necesitan su lugar.
post-stays = Se queda hasta que otras más nuevas necesiten su lugar.

# The thread below a post, or below the pictures of a link.
comments-title = Comentarios
comments-there = Tu comentario está publicado. <a href="{ $url }">Bórralo o guarda la dirección para más tarde</a>
comments-full = Este hilo está lleno y no admite más.
# The name of a field.
comments-text = Comentario
# { $name } is a name such as quiet otter.
comments-called = En este hilo te llamas <b class="{ $colour }">{ $name }</b>.
comments-not-called = Recibirás un nombre solo para este hilo.
# A button.
comments-post = Publicar comentario
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = publicó esto
# A button beside a comment, and what is read out for it.
comments-report = Denunciar
comments-report-number = Denunciar el comentario { $number }

# The same, where a comment comes while the page is open.
script-comment-now = ahora mismo
script-comment-by-poster = publicó esto
script-comment-report = Denunciar
script-comment-report-number = Denunciar el comentario { $number }
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = Borrar
script-comment-delete-number = Borrar el comentario { $number }
script-comment-deleted = Tu comentario está borrado.
script-comment-new = { $count ->
    [one] { $count } comentario nuevo
   *[other] { $count } comentarios nuevos
}
script-comment-there = Tu comentario está publicado.
script-comment-called = En este hilo te llamas { $name }.
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }.
script-comment-broke = Se cortó la conexión.
script-comment-again = Inténtalo de nuevo.

# The page on which somebody deletes a comment of their own.
comment-title = Tu comentario
comment-about = Con esta página retiras lo que dijiste. Guarda su dirección si quizá quieras hacerlo más tarde: nadie puede dártela de nuevo.
comment-delete = Borrar este comentario
comment-deleted = Tu comentario está borrado.
comment-deleted-about = Ya nadie puede leerlo. Su número queda vacío.

# The thread of one link, for whoever shared the pictures.
thread-heading = Lo que se dice bajo tus imágenes
thread-share = Tu envío
thread-none = Este enlace no admite comentarios.
