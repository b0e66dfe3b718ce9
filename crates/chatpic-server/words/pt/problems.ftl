# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = Não encontrado
problem-unknown-why = Não há nada neste endereço.
problem-gone = Isto não está mais aqui
problem-gone-expired = O tempo acabou.
problem-gone-spent = Todas as visualizações foram usadas.
problem-gone-withdrawn = Quem compartilhou isto o retirou antes do tempo.
problem-gone-removed = Foi removido.
problem-hidden = Oculto por enquanto
problem-hidden-why = Está oculto enquanto uma denúncia é analisada. Tente de novo mais tarde.
problem-password-required = É preciso a senha
problem-password-required-why = Este link tem uma senha.
problem-password-wrong = Senha errada
problem-password-wrong-why = Essa não é a senha. Nenhuma visualização foi usada.
problem-nonce-used = Esta visualização terminou
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = A visualização a que este nonce pertencia terminou. Use um novo nonce para uma nova visualização.
problem-still-running = Ainda em andamento
problem-still-running-why = A mesma solicitação ainda está sendo processada. Tente de novo em um momento.
problem-key-reused = Idempotency-Key já usada
problem-key-reused-why = Esta Idempotency-Key veio com outra solicitação. Use uma nova.
problem-upload-over = Este upload acabou
problem-upload-expired = Não foi concluído a tempo. Comece um novo.
problem-upload-spent = Chegou e foi compartilhado.
problem-upload-withdrawn = Foi encerrado antes de ser concluído.
problem-upload-removed = O que chegou não pôde ser compartilhado.
problem-wrong-offset = Não é aí que continua
problem-wrong-offset-why = Há { $received } bytes deste upload aqui. Continue a partir daí.
problem-wrong-checksum = Não é o que foi enviado
problem-wrong-checksum-why = Os bytes mudaram no caminho. Nenhum foi guardado: envie-os de novo.
problem-wrong-protocol = Outro protocolo
problem-wrong-protocol-why = Aqui os uploads retomáveis seguem tus 1.0.0. Diga isso com Tus-Resumable.
problem-not-bytes = Não é uma parte de um upload
problem-not-bytes-why = Envie as partes como application/offset+octet-stream.
problem-too-many-open = Uploads inacabados demais
problem-too-many-open-why = Conclua ou encerre alguns dos seus uploads antes de começar outro.
problem-field = Um campo não pode ser aceito
problem-too-large = Grande demais
problem-not-accepted = Não aceito
problem-not-accepted-why = Isto não pode ser compartilhado aqui.
problem-format = Formato não aceito
problem-formats = As imagens podem ser JPEG, PNG, GIF, WebP ou, onde é aceito, AVIF; os vídeos, onde são aceitos, MP4, MOV ou WebM.
problem-broken = O arquivo está danificado
problem-deficient = Falta algo na notificação
# $missing is a list such as "your name; how to reach you": see missing-… below.
problem-deficient-why = Acrescente o seguinte: { $missing }.
problem-legal-demand = Removido por ordem
problem-legal-demand-why = Foi removido porque uma lei ou uma autoridade o exige.
problem-not-now = Não é possível agora
problem-not-allowed = Não cabe a você
problem-not-allowed-why = Outra pessoa precisa fazer isto.
problem-too-many = Solicitações demais
problem-too-many-why = Foram muitas em pouco tempo. Tente de novo em { $seconds } s.
problem-channel-busy = O canal está cheio de novas publicações
problem-channel-busy-why = Nada pode ainda dar lugar a outra publicação. Tente de novo em um minuto.
problem-channel-closed = Este canal está fechado
problem-channel-closed-why = Nada mais é publicado nele, e o que havia não está mais aqui.
problem-adults-only = Só para adultos
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = Para dizer que você é uma pessoa adulta, acrescente adult=yes ao endereço.
problem-busy = Ocupado
problem-busy-why = Muitas imagens estão chegando ao mesmo tempo. Tente de novo em um momento.
problem-busy-marking-why = Os vídeos são marcados um após o outro, e este ainda não começou. Tente de novo em um momento.
problem-no-room = Não há mais espaço
problem-no-room-why = O servidor não tem espaço para novas imagens. Tente de novo mais tarde.
problem-malformed = A solicitação não pode ser lida
# $reason is in English, for programmers.
problem-malformed-why = Não pode ser lida: { $reason }.
problem-timed-out = Lento demais
problem-timed-out-why = O upload demorou demais para chegar. Tente de novo.
problem-sunset = Não são aceitas novas imagens
# $day is such as 2026-12-31.
problem-sunset-why = Esta instância encerra em { $day } e não aceita novas imagens. Os links funcionam até lá ou até o próprio fim.
problem-pass-required = É preciso um passe de upload
# chatpic solve is a command.
problem-pass-required-why = Agora, para compartilhar aqui é preciso um passe de upload, que custa ao seu computador alguns segundos de trabalho. A página inicial obtém um sozinha; `chatpic solve` mostra um.
problem-proof-required = É preciso uma prova de trabalho
problem-proof-required-why = Muitas denúncias estão chegando ao mesmo tempo. Envie esta com um desafio resolvido de /api/v1/reports/challenge, ou de novo em um minuto.
problem-banned = Daqui não é possível compartilhar
problem-banned-in-public = Daqui não é possível publicar
problem-sign-in-required = Entre primeiro
problem-sign-in-required-why = Só moderadores com a sessão iniciada podem fazer isso.
problem-sign-in-wrong = Não foi possível entrar
problem-sign-in-wrong-why = Algum dado está errado, ou o tempo acabou. Tente de novo.
problem-cross-site = Não a partir daqui
problem-cross-site-why = A página de outro site enviou esta solicitação.
problem-range = Esse intervalo não existe
problem-range-why = A imagem tem { $bytes } bytes.
problem-method = Método não permitido
problem-method-why = Este endereço não aceita esse método.
problem-unavailable = Indisponível agora
problem-unavailable-why = Algo falhou no servidor. Nada se perdeu. Tente de novo em um momento.
unavailable-key-kept = { $days ->
    [one] A chave das etiquetas de { $days } dia atrás ainda está lá.
   *[other] A chave das etiquetas de { $days } dias atrás ainda está lá.
}
unavailable-clock-behind = O relógio deste nó está { $seconds } s atrasado em relação ao do banco de dados.
unavailable-clock-ahead = O relógio deste nó está { $seconds } s adiantado em relação ao do banco de dados.

# Buttons below a problem.
problem-again = Tentar de novo
problem-share = Compartilhar uma imagem
# After a form with pictures came back.
problem-files = Um formulário volta vazio: escolha de novo as imagens e todo o resto, por favor.

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field }: está faltando.
wrong-switch = { $field }: deve ser true ou false.
wrong-up-to = { $field }: deve ser um número de 1 a { $most }.
wrong-characters = { $field }: pode ter até { $most } caracteres.
wrong-some-characters = { $field }: tem de 1 a { $most } caracteres.
wrong-bytes = { $field }: pode ter de 1 a { $most } bytes.
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field }: use uma duração como 90s, 10m, 1h ou 7d.
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field }: deve ficar entre { $least } e { $most }.
wrong-between-from-now = { $field }: deve ficar entre { $least } e { $most } a partir de agora.
wrong-no-marks = { $field }: as marcas não estão disponíveis neste servidor.
wrong-no-comments = { $field }: os comentários não estão disponíveis neste servidor.
wrong-unlabelled-mark = { $field }: precisa de uma marca e de um rótulo para mostrar nela.
wrong-no-mark-on = { $field }: imagens { $format } não podem levar uma marca; envie-as como JPEG, PNG ou WebP, ou sem marca.
wrong-too-small-to-mark = { $field }: uma marca precisa de imagens de pelo menos { $least } pixels de cada lado, e uma destas é menor.
wrong-no-picture = { $field }: escolha pelo menos uma imagem.
wrong-pictures = { $field }: um envio pode ter até { $most } imagens.
wrong-one-picture = { $field }: pode ser uma só imagem.
wrong-more-pixels = { $field }: tem mais de { $limit } pixels.
wrong-more-pixels-a-side = { $field }: tem mais de { $limit } pixels em um dos lados.
wrong-more-pixels-longer = { $field }: tem mais de { $limit } pixels no lado maior.
wrong-more-pixels-shorter = { $field }: tem mais de { $limit } pixels no lado menor.
wrong-more-pixels-in-all = { $field }: tem mais de { $limit } pixels em todos os quadros juntos.
wrong-more-seconds = { $field }: dura mais de { $limit } segundos.
# Frames of an animated picture.
wrong-more-frames = { $field }: tem mais de { $limit } quadros.
wrong-more-metadata = { $field }: tem mais de { $limit } bytes de metadados.
wrong-more-profile = { $field }: tem mais de { $limit } bytes de perfil de cores.
# $what is in English, for programmers.
wrong-more-parts = { $field }: tem mais de { $limit } { $what }.
wrong-links = { $field }: deve nomear de 1 a { $most } links.
wrong-passwords = { $field }: só { $most } links de um upload podem ter uma.
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field }: link { $number }, { $inner }
wrong-session-id = { $field }: tem oito letras e algarismos, como 4GX7-P2KM.
# A session ID, or the picture that got out.
wrong-no-leak = { $field }: digite um ou escolha a imagem vazada.
wrong-no-caption = { $field }: diga em uma linha o que é.
wrong-no-text = { $field }: escreva algo.
wrong-no-appeal = { $field }: diga por que a decisão está errada.
wrong-slug = { $field }: use de 1 a 32 letras minúsculas, algarismos e hifens.
wrong-taken = { $field }: já está em uso.
wrong-nothing-kept = { $field }: defina uma capacidade, uma duração ou ambas.
wrong-second = { $field }: deve ser de pelo menos um segundo.
wrong-retention = { $field }: use uma duração como 10m, 24h ou 7d.
wrong-slow = { $field }: use uma duração de até uma hora, como 30s.
wrong-no-adult-channels = { $field }: é só para instâncias com a configuração adult_channels.
wrong-not-sure = { $field }: é preciso marcar a caixa: nada traz um canal de volta.
wrong-new-password = { $field }: tem { $least } caracteres ou mais, e no máximo { $most } bytes.
wrong-code = { $field }: não é o que o aplicativo autenticador mostra agora.
wrong-no-ground = { $field }: diga qual lei ou regra isto viola.
# $reason is in English, for programmers.
wrong-other = { $field }: { $reason }.

# What is too large.
too-large-file = Este arquivo é grande demais. Ele pode ter até { $size }.
too-large-request = Esta solicitação pode ter até 64 KiB.
too-large-upload = Isto é mais do que o upload deveria ter.

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = AVIF animado ainda não é aceito. { $formats }
unsupported-unchecked-avif = Imagens AVIF ainda não podem ser verificadas aqui: envie como JPEG, PNG ou WebP. { $formats }
unsupported-other-avif = Este tipo de AVIF não é aceito. { $formats }
unsupported-protected-avif = AVIF protegido não é aceito. { $formats }
unsupported-scattered-avif = AVIF com partes em outros arquivos não é aceito. { $formats }
unsupported-arithmetic-jpeg = Imagens JPEG com codificação aritmética não são aceitas. { $formats }
unsupported-lossless-jpeg = Imagens JPEG sem perdas e hierárquicas não são aceitas. { $formats }
unsupported-deep-jpeg = Imagens JPEG com mais de 8 bits por cor não são aceitas. { $formats }
unsupported-colours-of-jpeg = Imagens JPEG precisam ser em tons de cinza, em cores ou CMYK. { $formats }
unsupported-subsampled-jpeg = Imagens JPEG com essa subamostragem não são aceitas. { $formats }
unsupported-scans-of-jpeg = Imagens JPEG com várias varreduras precisam ser progressivas. { $formats }
unsupported-codec-setup = O vídeo indica de uma forma desconhecida como está codificado. Salve-o de novo com outro programa.
unsupported-packed-header = O vídeo tem um cabeçalho compactado. Salve-o de novo com outro programa.
unsupported-cut-stream = O vídeo foi cortado de uma forma que não pode ser aceita. Salve esse trecho de novo como um vídeo próprio.
unsupported-several-codings = O vídeo muda de codificação no meio. Salve-o de novo como um só vídeo.
unsupported-odd-turn = O vídeo não está girado em quartos de volta, e sim inclinado. Salve-o reto.
unsupported-scattered-video = Partes do vídeo estão em outros arquivos. Salve-o como um só arquivo.
unsupported-changing-speed = O vídeo é reproduzido em uma velocidade que muda. Salve-o com o efeito aplicado.
unsupported-encrypted-video = O vídeo está criptografado ou protegido. Só é possível compartilhar vídeos sem proteção.
unsupported-encoded-tracks = O vídeo tem faixas criptografadas ou compactadas. Só é possível compartilhar vídeos sem essas faixas.
unsupported-laced-pictures = O vídeo junta várias imagens em um bloco. Salve-o de novo com outro programa.
unsupported-see-through-video = Partes do vídeo são transparentes. Salve-o de novo com um fundo.
unsupported-sound-of-webm = O som de um vídeo WebM precisa ser Opus ou Vorbis.
unsupported-sound-of-video = O som de um vídeo precisa ser AAC, Opus ou Vorbis. Salve-o de novo com esse som, ou sem som.
unsupported-pictures-of-webm = Um vídeo WebM precisa estar codificado como VP8, VP9 ou AV1.
unsupported-pictures-of-video = Um vídeo precisa estar codificado como H.264, VP8, VP9 ou AV1. Salve-o de novo como H.264, que toca em todo lugar.
unsupported-no-video = Não há vídeo no arquivo. Só o som não pode ser compartilhado.
unsupported-other-aac = Este tipo de som AAC não é aceito. Salve o vídeo de novo com AAC comum.

# Why a video can't be taken here, and what to do.
no-video-not-taken = Aqui só é possível compartilhar imagens, não vídeos.
no-video-no-tools = Vídeos não podem ser aceitos aqui agora: falta a este servidor o ffmpeg, que o operador dele teria que instalar. Imagens podem.
no-video-no-sandbox = Vídeos não podem ser aceitos aqui: o sistema deste servidor não consegue isolar o que os decodificaria. Imagens podem.
no-video-not-played = A maioria dos navegadores não consegue reproduzir este vídeo: ele está codificado como H.265 (HEVC). Em um iPhone, escolha “Mais Compatível” em Ajustes, Câmera, Formatos para o próximo; este, salve de novo como H.264.
no-avif-no-tools = Imagens AVIF não podem ser aceitas aqui agora: falta a este servidor o ffmpeg, que o operador dele teria que instalar. Envie-a como JPEG, PNG ou WebP.
no-avif-no-sandbox = Imagens AVIF não podem ser aceitas aqui: o sistema deste servidor não consegue isolar o que as decodificaria. Envie-a como JPEG, PNG ou WebP.

# How a file is broken.
broken-empty = O arquivo não pode ser lido: está vazio. Envie o arquivo original.
broken-undecodable = O vídeo não pode ser reproduzido até o fim: algumas das suas imagens estão danificadas. Envie o arquivo original.
broken-too-heavy = Verificar o vídeo demora demais. Salve-o menor ou mais curto e tente de novo.
broken-truncated = O arquivo não pode ser lido: termina cedo demais. Envie o arquivo original.
# $reason is in English, for programmers.
broken-inside = O arquivo não pode ser lido: { $reason }. Envie o arquivo original.

# How things stand, where that forbids what was asked.
not-now-one-link = Uma publicação tem um só link, que todo mundo conhece.
not-now-links = Um envio pode ter até { $most } links, contando os que já terminaram.
not-now-thread-full = Uma conversa termina com o comentário número { $most }.
not-now-no-appeal = Não é possível recorrer, ou não é mais.
not-now-no-decision = Não há decisão a que responder.
# A case of the moderators.
not-now-decided = Já está decidido.
not-now-worn = Já aconteceu coisa demais neste caso.
not-now-notes = Este caso já tem notas suficientes.
not-now-no-counter-notice = Não há contranotificação a que responder.
not-now-unseen = Alguém precisa olhar primeiro.
not-now-out-of-sight = Ninguém pode olhar: é possível ocultar ou manter, ou perguntar a quem denunciou.
not-now-has-case = Está oculto e tem um caso.
# A list of pictures that nobody may share.
not-now-listed = Uma lista o recusa; abra um caso ou remova.
not-now-confirmed = Está em uma lista de abuso infantil confirmado: ninguém precisa ver para decidir.
not-now-pinned = Já há tantas publicações fixadas quantas cabem: é preciso sobrar lugar para mais uma.
not-now-pinned-beyond = Há mais publicações fixadas do que caberiam.
not-now-meanwhile = Outra pessoa mudou isto nesse meio-tempo; tente de novo.
not-now-taken-over = Outra solicitação continua este upload, ou ele acabou.
not-now-pieces = Um upload pode chegar em até { $most } partes.
not-now-draft = É um rascunho: indique-o como upload na solicitação que o compartilha.
not-now-unfinished = Ainda não está tudo aqui.
not-now-unmarkable = Este vídeo não pode ser marcado para você e só é mostrado marcado. Avise quem enviou o link.
not-now-same-person = Outra pessoa precisa decidir o recurso.
not-now-state = { $state ->
    [open] Não enquanto o caso está aberto.
    [triaged] Não enquanto o caso está classificado.
    [assigned] Não enquanto o caso está atribuído.
    [decided] Não enquanto o caso está decidido.
    [notified] Não enquanto o caso está notificado.
    [closed] Não enquanto o caso está fechado.
    [appealed] Não enquanto o caso está em recurso.
    [upheld] Não enquanto a decisão do caso está confirmada.
   *[overturned] Não enquanto a decisão do caso está anulada.
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = Nada pode ser compartilhado daqui até { $until }, porque coisas demais foram enviadas daqui de uma vez. Olhar continua funcionando.
banned-copyright = Nada pode ser compartilhado daqui até { $until }, porque várias coisas compartilhadas daqui violavam direitos autorais. Olhar continua funcionando.
banned-rules = Nada pode ser compartilhado daqui até { $until }, porque algo compartilhado daqui violava as regras deste servidor. Olhar continua funcionando.
banned-law = Nada pode ser compartilhado daqui até { $until }, porque algo compartilhado daqui é contra a lei. Olhar continua funcionando.
banned-in-public-flood = Nada pode ser publicado daqui até { $until }, porque coisas demais foram enviadas daqui de uma vez.
banned-in-public-copyright = Nada pode ser publicado daqui até { $until }, porque várias coisas compartilhadas daqui violavam direitos autorais.
banned-in-public-rules = Nada pode ser publicado daqui até { $until }, porque algo compartilhado daqui violava as regras deste servidor.
banned-in-public-law = Nada pode ser publicado daqui até { $until }, porque algo compartilhado daqui é contra a lei.

# What a notice lacks, below or after "Please add:".
missing-two = { $first }; { $rest }
missing-statement = por que você denuncia isto
missing-name = seu nome
missing-contact = como entrar em contato com você
missing-address = seu endereço postal
missing-phone = seu número de telefone
missing-signature = sua assinatura: seu nome completo, digitado
missing-work = a obra que é sua
missing-good-faith = que você acredita de boa-fé que isto é mostrado sem permissão ou consentimento
missing-accuracy = que o que você diz é exato, sob pena de perjúrio onde a lei assim determina, e que você pode agir em nome de quem representa
missing-authority = qual autoridade ordena isto
missing-legal-basis = o fundamento jurídico da ordem
missing-reference = a referência da ordem
missing-mistake = que você acredita de boa-fé, sob pena de perjúrio, que isto foi removido por engano
missing-jurisdiction = que você aceita a competência do tribunal e ser citado judicialmente pelo reclamante

# Above a report's form that comes back.
problem-category = Escolha o que é.
problem-category-why = Disso depende quem olha e com que rapidez.
problem-missing = Falta algo.
problem-missing-why = Acrescente o seguinte:
problem-many-reports = Muitas denúncias estão chegando ao mesmo tempo.
problem-many-reports-why = O que você digitou ainda está aqui, exceto a senha. Envie de novo em um minuto.
problem-no-link = Não há nada nesse link.
problem-no-link-why = Ele foi copiado inteiro?
