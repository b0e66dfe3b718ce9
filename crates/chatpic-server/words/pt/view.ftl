# What somebody with a link sees.

view-title = Compartilhado com você
countdown-gone = Desaparece em { $time }
countdown-view = Esta visualização termina em { $time }
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = Imagem compartilhada { $number } de { $count }
view-video = Vídeo compartilhado { $number } de { $count }
# Links to the files.
direct-link = Link direto
direct-link-one = Link direto { $number }
view-save = Salvar imagem
view-save-one = Salvar imagem { $number }
view-save-video = Salvar vídeo
view-save-video-one = Salvar vídeo { $number }
view-save-all = Salvar tudo como ZIP
gone-pictures = { $count ->
    [one] Esta imagem não está mais aqui.
   *[other] Estas imagens não estão mais aqui.
}

# Under a pass: one viewing.

pass-left = { $count ->
    [0] Esta foi a última visualização.
    [one] Resta { $count } visualização.
   *[other] Restam { $count } visualizações.
}
pass-session = Recarregar esta página não usa visualizações. ID da sessão <span class="mono">{ $id }</span>: quem enviou o link vê que esta visualização aconteceu.
film-unscripted = Este vídeo recebe a sua marca enquanto é reproduzido. Se parar ou não começar, espere um pouco e recarregue a página.
film-bar = Marcando este vídeo
# A fold; the viewer says so.
pass-seen = Já vi
pass-destroy-explained = Depois disso ninguém mais poderá abrir este link, nem você, e quem o enviou verá que alguém que o abriu o destruiu.
pass-destroy = Destruir o link desta visualização

# Before a button.

gate-heading = Alguém compartilhou algo com você
gate-adult = Está marcado como conteúdo para adultos.
gate-show = Mostrar imagem
gate-show-once = Mostrar imagem, usa 1 visualização
gate-show-adult = Tenho 18 anos ou mais: mostrar imagem
gate-show-adult-once = Tenho 18 anos ou mais: mostrar imagem, usa 1 visualização
gate-reloading = Recarregar depois não usa mais visualizações.
gate-photograph = Quem o vir sempre poderá fotografar a tela.
gate-password-missing = Este link precisa da senha. Nenhuma visualização foi usada.
gate-password-wrong = Essa não é a senha. Nenhuma visualização foi usada: tente de novo.

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = Este tipo de link guarda o próprio segredo no seu navegador, onde só um script pode lê-lo. Por isso precisa de JavaScript, que aqui está desativado. Permita scripts nesta página ou peça um link comum.
fragment-small = Se este link tiver um limite de visualizações, mostrar usa 1 visualização. Recarregar depois não usa mais nenhuma. Se estiver marcado como conteúdo para adultos, ao mostrar você diz que tem 18 anos ou mais.

# On the card that a chat shows of a link.

card-for-now = Aqui por tempo limitado.

# What the scripts say there.

script-time-over = O tempo acabou.
script-film-marked = Este vídeo está sendo marcado para esta visualização.
script-film-left = Este vídeo está sendo marcado para esta visualização. Poderá ser reproduzido em cerca de { $time }.
script-film-failed = Este vídeo não pode ser mostrado agora. Recarregue a página em um minuto: isso não gasta nenhuma visualização.
script-closer = Ver de perto
script-close = Fechar
script-alone = Uma imagem
script-fullscreen = Tela cheia
script-fullscreen-end = Sair da tela cheia
script-fragment-password = Este link se abre com uma senha. Nenhuma visualização foi usada.
script-fragment-gone = Esta imagem não está mais aqui.
script-fragment-lost = A resposta se perdeu no caminho. Aperte de novo: isso não usa uma segunda visualização.
script-fragment-part = Este link não está completo.
script-fragment-part-detail = Falta uma parte. Copie o link de novo, inteiro, ou peça que o enviem outra vez.
