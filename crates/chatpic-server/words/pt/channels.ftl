# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = Público: todo mundo pode ver, por um tempo.
# A link to the list of channels.
channels-all = Todos os canais

# The list of channels.
channels-title = Canais
channels-none = Não há canais aqui.
# A link to the home page.
channels-share = Compartilhar uma imagem
channels-about = Assuntos públicos: todo mundo pode olhar e publicar. Nada fica neles por muito tempo.
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = Para adultos.
channels-more = Mais canais

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] Guarda { $posts } publicação, por no máximo { $time }. A mais antiga dá lugar à nova.
   *[other] Guarda { $posts } publicações, cada uma por no máximo { $time }. As mais antigas dão lugar às novas.
}
channel-holds = { $posts ->
    [one] Guarda { $posts } publicação. A mais antiga dá lugar à nova.
   *[other] Guarda { $posts } publicações. As mais antigas dão lugar às novas.
}
channel-stays = Cada publicação fica por { $time }.

# One channel.
channel-review-first = A moderação olha cada publicação antes que ela seja mostrada.
# What opens the form.
channel-post = Publicar uma imagem
channel-caption = Legenda
# A button.
channel-post-pictures = Publicar imagens
channel-post-note = Uma publicação é pública. Em seguida você verá o link de gestão dela, com o qual pode apagá-la.
# Below a post among others: it stays at the top.
channel-pinned = Fixada
channel-pictures = { $count ->
    [one] { $count } imagem
   *[other] { $count } imagens
}
channel-no-older = Não há publicações mais antigas.
channel-empty = Ainda não há nada publicado aqui.
channel-newest = Publicações mais novas
channel-older = Publicações mais antigas
# An Atom feed, for feed readers.
channel-feed = Feed
# A button, when posts came while the page was open.
script-channel-fresh = { $count ->
    [one] Mostrar { $count } nova publicação
   *[other] Mostrar { $count } novas publicações
}

# Before a channel for adults.
channel-gate-title = Para adultos
channel-gate-heading = Isto é para adultos.
channel-gate-about = O que este canal mostra é para pessoas de 18 anos ou mais.
channel-gate-show = Tenho 18 anos ou mais: mostrar

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = Em <a href="{ $url }">{ $channel }</a>, { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }, { $number } de { $all }
# A post is pinned: it stays at the top of its channel.
post-pinned = Fixada pela moderação.
# After “Gone in 6 days 4 h”.
post-sooner = Antes, se publicações mais novas precisarem do lugar.
post-stays = Fica até que publicações mais novas precisem do lugar.

# The thread below a post, or below the pictures of a link.
comments-title = Comentários
comments-there = Seu comentário está publicado. <a href="{ $url }">Apague-o ou guarde o endereço para mais tarde</a>
comments-full = Esta conversa está cheia e não aceita mais comentários.
# The name of a field.
comments-text = Comentário
# { $name } is a name such as quiet otter.
comments-called = Nesta conversa você se chama <b class="{ $colour }">{ $name }</b>.
comments-not-called = Você recebe um nome só para esta conversa.
# A button.
comments-post = Publicar comentário
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = publicou isto
# A button beside a comment, and what is read out for it.
comments-report = Denunciar
comments-report-number = Denunciar o comentário { $number }

# The same, where a comment comes while the page is open.
script-comment-now = agora mesmo
script-comment-by-poster = publicou isto
script-comment-report = Denunciar
script-comment-report-number = Denunciar o comentário { $number }
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = Apagar
script-comment-delete-number = Apagar o comentário { $number }
script-comment-deleted = Seu comentário foi apagado.
script-comment-new = { $count ->
    [one] { $count } novo comentário
   *[other] { $count } novos comentários
}
script-comment-there = Seu comentário está publicado.
script-comment-called = Nesta conversa você se chama { $name }.
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }.
script-comment-broke = A conexão caiu.
script-comment-again = Tente de novo.

# The page on which somebody deletes a comment of their own.
comment-title = Seu comentário
comment-about = Com esta página você retira o que disse. Guarde o endereço dela se talvez quiser fazer isso mais tarde: ninguém pode dá-lo a você de novo.
comment-delete = Apagar este comentário
comment-deleted = Seu comentário foi apagado.
comment-deleted-about = Ninguém mais pode lê-lo. O número dele fica vago.

# The thread of one link, for whoever shared the pictures.
thread-heading = O que se diz sob as suas imagens
thread-share = Seu envio
thread-none = Este link não aceita comentários.
