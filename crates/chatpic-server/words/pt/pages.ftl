# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = Não está mais aqui
gone-view = Esta visualização terminou.
gone-picture = Esta imagem não está mais aqui.
gone-post = Esta publicação não está mais aqui.
gone-view-over = Uma visualização dura só um pouco, e o tempo dela acabou.
gone-post-over = As publicações ficam por um tempo, ou até que outras mais novas precisem do lugar.
gone-time-over = Havia um tempo marcado, e esse tempo acabou.
gone-views-used = Havia um número de visualizações marcado, e todas foram usadas.
gone-withdrawn = Quem compartilhou isto o retirou antes do tempo.
gone-removed = A moderação deste servidor o removeu.
gone-open-again = Se o link ainda tiver visualizações, abri-lo de novo usa mais uma.
gone-ask = Se você ainda precisa disto, peça a quem enviou o link.

# Somebody who was shown the pictures destroyed the link.
ended-title = Destruído
ended-heading = Este link está destruído.
ended-about = Ninguém mais pode abri-lo, nem você, e todas as visualizações dele terminaram.
ended-sender = Quem enviou o link a você vê que alguém que o abriu o destruiu.

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = Esta lista está neste navegador e em nenhum outro lugar. Quem usa este navegador pode abrir, mudar e apagar o que está nela.
mine-no-script = Seu navegador guarda esta lista com JavaScript, que está desativado.
mine-none = Ainda não há nada guardado aqui. O que você compartilhar neste navegador vai aparecer aqui.
mine-copy = Copiar link
mine-delete = Apagar este envio
# It is taken off the list, and stays shared.
mine-forget = Esquecer aqui
# All shares.
mine-all = Todos
mine-delete-all = Apagar todos os envios
mine-delete-all-about = Todos os links de todos os envios acima param de funcionar na hora, e as visualizações abertas terminam. Não é possível desfazer.
mine-move = Levar a lista para outro navegador
mine-move-about = O arquivo contém seus links de gestão: quem o tiver tem controle total destes envios.
mine-save = Salvar a lista como arquivo
mine-add = Adicionar uma lista de um arquivo
mine-file = Uma lista salva aqui ou em outro navegador

# What its script says. { $when } is a day and a time.
script-mine-shared = Compartilhado: { $when }
# The server is asked what became of a share.
script-mine-asking = Perguntando…
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
script-mine-opened = { $count ->
    [0] Ainda não aberto
    [1] Aberto uma vez
   *[other] Aberto { $count } vezes
}
# { $time } is such as 3 h 12 min.
script-mine-left = Desaparece em { $time }
script-mine-expired = O tempo dele acabou.
script-mine-waiting = A moderação olha primeiro.
script-mine-spent = As visualizações dele se esgotaram.
script-mine-withdrawn = Você o apagou.
script-mine-removed = Foi removido.
script-mine-gone = Não está mais aqui.
script-mine-forgotten = Não está mais aqui, e o servidor o esqueceu.
script-mine-silent = O servidor não consegue dizer agora. Recarregue para perguntar de novo.
script-mine-unreached = Não foi possível falar com o servidor. Recarregue para perguntar de novo.
script-mine-copy = Copiar link
script-mine-copied = Copiado
# The same button, after it was pressed once.
script-mine-delete-sure = Apagar para todos?
script-mine-deleted = Apagado
script-mine-not-deleted = Não foi possível apagar. Tente de novo.
script-mine-all-deleted = { $count ->
    [one] { $count } apagado
   *[other] { $count } apagados
}
script-mine-some-left = { $count ->
    [one] Não foi possível apagar { $count }. Tente de novo.
   *[other] Não foi possível apagar { $count }. Tente de novo.
}
script-mine-added = { $count ->
    [one] { $count } adicionado
   *[other] { $count } adicionados
}
script-mine-no-list = Este arquivo não é uma lista salva aqui.

# How to share from a phone. What stands in <b> is what the phone itself says: as it says it in this language.
phone-about = Não há aplicativo para instalar de uma loja. Esta página pode ser um.
phone-android = Android
phone-android-install = Abra este site no seu navegador, depois o menu dele, e então <b>Adicionar à tela inicial</b> ou <b>Instalar</b>.
phone-android-share = A partir daí o ChatPic aparece no menu de compartilhar: escolha imagens na galeria, aperte compartilhar e escolha ChatPic.
phone-terms = As imagens que chegam assim têm as condições de costume: desaparecem depois de { $time }, com qualquer número de visualizações. Para outras condições, abra a página e escolha nela.
phone-iphone = iPhone e iPad
# Shortcuts is an app of Apple's.
phone-iphone-about = Compartilhar e depois <b>Adicionar à Tela de Início</b> põe a página ao lado dos seus aplicativos. O Safari não deixa páginas entrarem no menu de compartilhar, mas um atalho consegue. No aplicativo Atalhos, crie um novo:
phone-iphone-sheet = Nos detalhes dele, ative <b>Mostrar na Folha de Compartilhamento</b> e escolha <b>Imagens</b>.
phone-iphone-convert = Adicione <b>Converter Imagem</b>: para JPEG. (HEIC, o formato em que os iPhones tiram fotos, não é aceito aqui.)
phone-iphone-send = Adicione <b>Obter Conteúdo do URL</b>: <span class="mono">{ $url }</span>, método POST, corpo da solicitação Formulário. Adicione um campo do tipo Arquivo com a chave <span class="mono">file</span> e a imagem convertida. Adicione um campo do tipo Texto com a chave <span class="mono">expires_in</span>, por exemplo <span class="mono">1h</span>; para um limite de visualizações, um com a chave <span class="mono">max_views</span>.
phone-iphone-copy = Adicione <b>Copiar para a Área de Transferência</b>. O que volta é o link e nada mais.
phone-iphone-note = Lembre que um link enviado assim não pode ser retirado: o atalho joga fora o link de gestão. Para guardá-lo, compartilhe pela página.

# For those who write programs.
api-about = Tudo o que as páginas fazem, para programas. Sem chave e sem conta: JSON na entrada e na saída, erros como <span class="mono">application/problem+json</span>.
api-whole = A descrição completa, em OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>

# What a phone says of the page as an app.
app-about = Compartilhe imagens por tempo limitado, sem contas.

# What a link shows where it is posted, in a chat for example.
card-title = Compartilharam algo com você
card-about = Aqui por tempo limitado. Abra o link para ver.

# The end of the instance: its operator closes it for good.
closing-title = Encerramento
closing-heading = Não são aceitas novas imagens
closing-about = Esta instância vai encerrar e não aceita mais nenhuma. O que foi compartilhado pode ser visto até lá.
closing-yours = Você compartilhou algo? Abra seu link de gestão: ele dá a você um link para as suas próprias imagens.
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>Esta instância encerra em { $time },</strong> no dia { $day } às 0:00 UTC. Ela não aceita novas imagens; os links funcionam até lá ou até o próprio fim.
farewell-closed = <strong>Esta instância está encerrada.</strong> Os links podem parar de funcionar a qualquer momento.
