# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = Seu envio

# Headings: how it stands.
manage-gone = Este envio não está mais aqui.
manage-restricted = Ninguém pode ver este envio.
manage-share = Seu envio
manage-waiting = À espera de revisão
manage-post = Sua publicação
manage-ready = Pronto para enviar

# Why it is gone.
manage-gone-expired = O tempo dele acabou.
manage-gone-spent = Todas as visualizações dele foram usadas.
manage-gone-links = Os links dele foram revogados ou destruídos; cada um diz por quem.
manage-gone-withdrawn = Você o apagou.
manage-gone-removed = A moderação deste servidor o removeu.

# In the place of promise-sealed.
manage-promise-public = Sua publicação é pública.
# A button to the home page.
manage-share-another = Compartilhar uma imagem
manage-may-be-open = Quem o abriu a tempo pode olhar até que a própria visualização termine.
# A button.
manage-end-views = Encerrar agora todas as visualizações abertas

# While the instance is closing.
manage-fetch = Recupere o que é seu
manage-fetch-explained = Esta instância vai encerrar. Um link próprio mostra suas imagens a você e não usa visualizações.
# A button.
manage-fetch-link = Obter um link para as suas imagens
# The name of that link, said by its owner: my own link.
manage-fetch-name = O meu

# A post, in the channel with this title.
manage-in = Em { $channel }
manage-waits = Aqui a moderação olha cada publicação antes de todos. Depois ela é mostrada sozinha neste endereço:
manage-look-at-channel = Ver o canal
manage-comment-as-poster = Comentar como quem publicou

# Buttons.
manage-copy-link = Copiar link
manage-send-link = Enviar link
manage-copy-manage-link = Copiar link de gestão
# To copy what stands beside it.
manage-copy = Copiar
script-copied = Copiado
script-copy-refused = Aqui não é permitido copiar

manage-keep = Guarde esta página
manage-keep-share = O endereço dela é o seu link de gestão. Com ele você vê quantas vezes as imagens foram abertas, muda o tempo e as apaga. Ninguém pode devolvê-lo a você, e quem o tiver tem controle total.
manage-keep-post = O endereço dela é o seu link de gestão. Com ele você apaga sua publicação. Ninguém pode devolvê-lo a você, e quem o tiver tem controle total.
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = Este navegador guarda o link em <a href="/mine">Meus envios</a>.
manage-not-kept = Este navegador não guarda o link em <a href="/mine">Meus envios</a>.
# Buttons; “here” is this browser.
manage-forget-here = Esquecer aqui
manage-remember-here = Guardar aqui

manage-pictures = { $count ->
    [one] Sua imagem
   *[other] Suas { $count } imagens
}
manage-nothing-removed = Não foi preciso remover nada
manage-removed = Removido: { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }, { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = posição GPS
removed-camera-model = modelo da câmera
removed-serial-number = números de série
removed-software = nomes de programas
removed-times = datas e horas
removed-names = nomes de pessoas
removed-comment = comentários
removed-thumbnail = miniatura
removed-maker-notes = notas do fabricante da câmera
removed-exif = outros dados da câmera (Exif)
removed-xmp = dados de edição (XMP)
removed-iptc = legendas e créditos (IPTC)
removed-content-credentials = credenciais de conteúdo
removed-extra-pictures = imagens extras dentro do arquivo
removed-profile-texts = textos do perfil de cores
removed-between-frames = notas entre os quadros
removed-subtitles = legendas e capítulos
removed-data-tracks = dados de sensores e outras faixas de dados
removed-extra-tracks = imagens e som que não são reproduzidos
removed-language = idioma
removed-attachments = arquivos anexados
# $size: such as 2.1 KiB.
removed-unneeded = { $size } de que a imagem não precisa
removed-after-end = { $size } depois do fim

# A heading: times somebody looked.
manage-views = Visualizações

manage-changes = Mudou de ideia?
# What opens a form.
manage-change-end = Mudar quando termina
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = Desaparece, a partir de agora, depois de
# A button.
manage-set-time = Definir o novo tempo
manage-delete-share = Apagar este envio
manage-delete-post = Apagar esta publicação
manage-delete-share-explained = Todos os links param de funcionar na hora, e as visualizações abertas terminam. Não é possível desfazer.
manage-delete-post-explained = Ela desaparece na hora, com tudo o que foi dito abaixo dela. Não é possível desfazer.

# Links. One without a name is told by its place.
link-nth = Link { $number }
# How a link stands.
link-not-opened = Não aberto
link-spent = Esgotado
link-ended = Destruído por quem o abriu
link-revoked = Revogado
link-expired = Expirado
link-removed = Removido
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>Aberto</strong> { $first }
link-opened-last = <strong>Aberto</strong> { $first }, última vez { $last }
link-stands-once = <strong>{ $state }</strong>, aberto { $first }
link-stands-last = <strong>{ $state }</strong>, aberto { $first }, última vez { $last }
link-seen = { $views ->
    [one] { $views } visualização usada
   *[other] { $views } visualizações usadas
}
link-seen-of = { $max ->
    [one] { $views } de { $max } visualização usada
   *[other] { $views } de { $max } visualizações usadas
}
link-no-limit = Sem limite de visualizações
# What a link allows.
link-password = Abre-se com uma senha
link-marked = Cada visualização é marcada
link-marked-name = Cada visualização é marcada, com o nome
link-end-early = Quem o abrir pode destruí-lo
# Leads to what was said under a link.
link-comments = Comentários
# The address of a picture itself.
link-direct = Link direto
link-direct-nth = Link direto { $number }
link-copy-direct = Copiar link direto { $number }
link-qr = Código QR
link-qr-alt = O link como código QR
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = Para páginas e fóruns
# $name: HTML, Markdown or BBCode.
link-copy-snippet = Copiar { $name }
link-revoke = Revogar este link
link-revoke-explained = Ele para de funcionar na hora, e as visualizações abertas dele terminam. Os outros links ficam.

# The form for one more link.
adding = Adicionar um link
adding-explained = Para outra pessoa: com nome, fim e limites próprios, e revogado em separado.
adding-name = Nome, que só você vê
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = Desaparece depois de
adding-view-limit = Limite de visualizações
adding-password = Senha
# In an empty field: no limit, no password.
adding-none = Opcional
adding-adult = Para adultos
adding-name-in-mark = Mostrar o nome na marca
# The same on the home page.
# A button.
adding-add = Adicionar o link

# Which link a picture that got out was seen by.
trace = Rastrear um vazamento
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong>: visualização <span class="mono">{ $id }</span>, concedida { $hour }.
trace-not-here = Diz <span class="mono">{ $id }</span>. Nenhuma visualização deste envio tem esse ID.
trace-unreadable = Não é possível ler nenhuma marca nesta imagem. Isso não quer dizer que não havia: ela pode ser pequena demais ou ter sido alterada demais. Se você vê um ID nela, digite-o.
trace-explained = Uma imagem que saiu daqui com uma marca diz por qual link foi vista. Ela é olhada uma única vez e não é guardada.
trace-id = O ID que se lê nela
trace-picture = Ou a própria imagem
# A button.
trace-it = Rastrear o vazamento

# What was decided about it, and what its owner can answer.
decision-wrong = A decisão estava errada
decision-why-removed = Por que foi removido
decision-why-hidden = Por que está oculto
decision-for-now = Oculto por enquanto
decision-wrong-explained = Outra pessoa analisou o caso, e isto é mostrado de novo.
decision-explained = A moderação deste servidor decidiu assim. Isto é o que ela diz, e isto é o que você pode fazer. Guarde esta página: as respostas aparecem aqui.
decision-for-now-explained = Alguém denunciou isto, e a moderação está analisando. Até que ela decida, ninguém pode vê-lo. Você não precisa fazer nada: se puder ficar, é mostrado de novo automaticamente.
# $day: such as 2026-03-01.
decision-removed-on = Foi removido em { $day }.
decision-hidden-on = Foi ocultado em { $day }, até expirar.
decision-law = Baseia-se na lei: { $ground }
decision-rule = Baseia-se nas regras desta instância: { $ground }
decision-found-copy = Encontrado pelo programa como cópia idêntica de algo sobre o qual a moderação já tinha decidido.
decision-found-report = Encontrado por uma denúncia. Uma pessoa olhou e decidiu.
# Gives the decision and its reasons.
decision-file = Salvar isto como arquivo
decision-notice = A notificação de direitos autorais
decision-claim = { $name } diz que isto mostra uma obra que lhe pertence: { $work }
decision-sued = Você respondeu. O reclamante foi à justiça, então isto não é mostrado até que o processo termine.
decision-countered = Você respondeu. Se o reclamante não for à justiça, isto é mostrado de novo automaticamente.
appeal = Você recorreu
# Before the reasons of whoever decided.
appeal-right = Você tinha razão.
appeal-wrong = A decisão se mantém.
appeal-waits = Agora uma pessoa que não decidiu antes está analisando. A resposta dela aparecerá aqui.
appeal-open = Recorrer da decisão
appeal-explained = Você pode fazer isso uma vez. Alguém da moderação que não decidiu antes analisa de novo, em uma ou duas semanas no máximo. Você também pode ir à justiça ou, na União Europeia, a um organismo certificado de resolução de litígios.
appeal-text = Por que a decisão está errada
appeal-until = Tempo que resta para recorrer: { $time }.
# A button.
appeal-send = Enviar recurso
counter-open = Responder com uma contranotificação
counter-explained = <strong>Seu nome e seu endereço vão para o reclamante.</strong> Se ele não for à justiça em 10 a 14 dias úteis, isto é mostrado de novo; até lá, o tempo não corre.
# A button.
counter-send = Enviar contranotificação
