# The page on which pictures are shared, and the form of a channel.

home-title = Compartilhe imagens por tempo limitado
# The legend of the terms to pick: 10 min, 1 hour …
home-lifetime = Desaparece depois de
# What the chips below are, for screen readers.
home-terms = Condições
# A chip: the link can be opened once.
home-once = 1 visualização
password = Senha
# In an empty field: no password, no limit.
none = Opcional
# A chip: each view is marked with an ID of its own.
home-mark = Marcar
# A button beside a password: shows what is typed.
home-reveal = Mostrar
home-more = Mais
home-view-limit = Limite de visualizações
home-recipients = Um link para cada uma destas pessoas, um nome por linha
home-recipients-example = Ana&#10;João
home-alt = O que as imagens mostram, uma linha para cada, para quem não pode vê-las
# The label is the name of the link: whoever it is for.
home-mark-named = Incluir também o nome do link na marca
terms-end-early = Quem abrir pode destruir o próprio link
home-comments = Quem abrir pode comentar
home-preview = Chats podem mostrar a primeira imagem. Eles guardam cópias que duram mais que o link
home-adult = Para adultos
# A button. The script names the count once there are pictures.
home-share = Compartilhar imagens
home-channels = Algo que todo mundo pode ver? Para isso há <a href="/c">canais</a>.
tray-invitation = Escolha, arraste ou cole imagens
tray-invitation-videos = Escolher, soltar ou colar imagens e vídeos
tray-formats = JPEG, PNG, GIF ou WebP. Até { $count }, de no máximo { $size } cada.
# $size is a picture's, $film a video's.
tray-formats-videos = Até { $count }: JPEG, PNG, GIF, WebP ou AVIF de no máximo { $size } cada, vídeos (MP4, MOV, WebM) de no máximo { $film } cada.
# A button that opens the camera.
tray-take = Tirar uma foto
sending-bar = Upload
sending-cancel = Cancelar upload
# A proof of work that an upload may take.
pass-field = Passe de upload
pass-how = Sem JavaScript, seu navegador não consegue obter um sozinho: <code>chatpic solve --server URL</code> mostra um.

# What the scripts of the tray say.

script-share = Compartilhar imagens
script-share-some = { $count ->
    [one] Compartilhar { $count } imagem
   *[other] Compartilhar { $count } imagens
}
script-post = Publicar imagens
script-post-some = { $count ->
    [one] Publicar { $count } imagem
   *[other] Publicar { $count } imagens
}
script-add-more = Adicionar mais
script-in-tray = { $count ->
    [one] { $count } imagem, { $size }
   *[other] { $count } imagens, { $size }
}
script-tray-empty = Nenhuma imagem
# Buttons on a picture in the tray; $name is a file's name.
script-remove = Remover { $name }
script-earlier = Colocar { $name } antes
script-later = Colocar { $name } depois
# A field.
script-describe = O que a imagem { $number } mostra ({ $name })
script-large-title = Este arquivo tem { $size }.
script-large-detail = As imagens podem ter até { $size }.
script-large-video-detail = Os vídeos podem ter até { $size }.
script-many-title = { $count ->
    [one] É mais de { $count } imagem.
   *[other] São mais de { $count } imagens.
}
script-many-detail = { $count ->
    [one] A primeira está na bandeja.
   *[other] As primeiras { $count } estão na bandeja.
}
script-heic-title = { $name } é uma imagem HEIC, que a maioria dos navegadores não consegue mostrar.
script-heic-detail = Escolha a imagem na fototeca, e não nos arquivos: assim o telefone a converte. Ou mude a câmera para JPEG: Ajustes, Câmera, Formatos, Mais Compatível.
script-avif-title = { $name } é uma imagem AVIF, que não é aceita aqui.
script-avif-detail = Salve a imagem como JPEG, PNG ou WebP e compartilhe essa cópia.
script-video-title = { $name } é um vídeo.
script-video-detail = Aqui só é possível compartilhar imagens: JPEG, PNG, GIF ou WebP.
script-sending = Enviando
script-sent = { $sent } de { $total }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $sent } de { $total }, { $speed }/s, tempo restante: { $left }
script-percent = { $percent } por cento enviado
script-sealing = Limpando e selando
script-sealing-said = Enviado. Limpando e selando
script-working = Calculando um passe de upload
script-working-said = Calculando um passe de upload, leva alguns segundos
script-no-pass = A página não conseguiu calcular um passe de upload. Carregue-a de novo.
script-cancelled = Upload cancelado
script-failed = Isso não funcionou.
script-odd-answer = Algo entre você e o servidor deu uma resposta inesperada. Tente de novo daqui a pouco.
script-lost = Conexão perdida. Tentando de novo
script-broken = A conexão caiu.
# $button is what stands on the button that sends.
script-broken-detail = Nada se perdeu: aperte “{ $button }” de novo.
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = Um upload foi interrompido. Escolha { $name } de novo, e ele continua de { $percent }%.
script-unfinished-whole = { $name } foi enviado, mas não compartilhado. Escolha o arquivo de novo: nada é enviado duas vezes.
# After it was chosen again.
script-unfinished-on = { $name } continua de { $percent }%.
# A button.
script-unfinished-forget = Esquecer
script-unfinished-forgotten = Esquecido, aqui e no servidor.

# Where terms are ticked one by one.
terms-mark = Marcar cada visualização com um ID próprio, para que um vazamento diga de quem era
