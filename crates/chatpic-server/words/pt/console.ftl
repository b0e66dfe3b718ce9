# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = Moderação
# The list of cases that wait.
console-queue = Fila
# Of posts, before they are shown.
console-review = Revisão
console-channels = Canais
# What moderators did, line by line.
console-log = Registro
console-sign-out = Sair
console-back = Voltar
role-moderator = moderação
role-child-safety = proteção de menores
role-operator = operação
role-auditor = auditoria

# $number is that of a picture, which is shown small and blurred.
console-tile = Imagem { $number }, desfocada
console-hold = Mantenha pressionada uma miniatura, ou a tecla <kbd>l</kbd>, para olhar de perto. Cada olhada é anotada no registro.
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = { $time } de atraso
console-nothing-waits = Não há nada à espera aqui.
# Several things in one line.
console-two = { $first }, { $rest }
console-block = Bloquear a mesma imagem
block-nowhere = Em nenhum lugar
block-channels = Nos canais
block-everywhere = Em todo lugar
console-remove = Remover
console-remove-for-good = Remover de vez
# A post that stays above the others of its channel.
console-pinned = fixada
console-pin = Fixar
console-unpin = Desafixar

# Signing in.
sign-in = Entrar
sign-in-name = Nome
sign-in-passkey = Entrar com sua chave de acesso
sign-in-or = Ou com senha e código
sign-in-password = Senha
sign-in-code = Código do seu aplicativo autenticador
sign-in-cookie = Quem faz a moderação é convidado pelo operador deste servidor. Depois de entrar, este navegador guarda um cookie por 12 horas.
script-passkey-unused = A chave de acesso não foi usada. Tente de novo.
script-passkey-failed = Isso não funcionou. Tente de novo.

# An invitation to become a moderator.
join = Convite
join-welcome = Boas-vindas, { $name }
# $role is role-… from above.
join-invited = Você recebeu um convite para este servidor com a função de { $role }. Escolha como entrar. Esta página funciona uma vez só.
join-passkey = Com uma chave de acesso
join-passkey-why = Seu telefone, seu computador ou uma chave de segurança mostra quem você é. Não há nada para digitar, e ninguém pode tirá-la de você com um truque.
join-passkey-make = Criar uma chave de acesso
join-passkey-scripts = Uma chave de acesso precisa de JavaScript. Uma senha com um código funciona sem ele.
join-password = Com uma senha e um código
join-scan = Leia isto com um aplicativo autenticador, ou digite o segredo nele.
join-secret = O segredo como código QR
join-new-password = Uma nova senha, 12 caracteres ou mais
join-code = O código que o aplicativo mostra agora
join-set = Definir senha e entrar

# The queue.
queue-waiting-none = Não há nada à espera.
queue-waiting = { $waiting ->
    [one] { $waiting } caso à espera, sem atraso.
   *[other] { $waiting } casos à espera, nenhum com atraso.
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] { $waiting } caso à espera, com atraso.
   *[other] { $waiting } casos à espera, { $overdue } com atraso.
}
queue-posts-wait = { $count ->
    [0] Nenhuma publicação à espera.
    [one] { $count } publicação à espera.
   *[other] { $count } publicações à espera.
}
# Filters of the list.
queue-kind = Tipo
queue-all = Todos
queue-state = Estado
queue-all-that-wait = Todos à espera
queue-mine = Meus
queue-overdue = Com atraso
queue-filter = Filtrar
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = Prazos mais próximos
queue-later = Prazos posteriores

# What a case is about. Short: it is a heading and a line of a list.
about-csam = Abuso sexual infantil
about-child-exploitation = Exploração de menores
about-ncii = Íntima, sem consentimento
about-threat-to-life = Ameaça à vida
about-terror = Terrorismo
about-gore = Violência extrema
about-animal-cruelty = Crueldade com animais
about-harassment-doxxing = Assédio, exposição de dados
about-hate = Ódio
about-self-harm = Automutilação
about-fraud-malware = Fraude, programas maliciosos
about-copyright = Direitos autorais
about-trademark = Marca registrada
about-privacy = Privacidade
about-illegal-other = Ilegal por outro motivo
about-rules-other = Contra as regras da casa

# Kinds of cases.
class-child-abuse = Abuso infantil
class-threat-to-life = Ameaça à vida
class-authority = Autoridade
class-intimate = Imagem íntima
class-copyright = Direitos autorais
class-illegal = Ilegal
class-rules = Regras
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = abuso sexual infantil confirmado
listed-csam-self-report = abuso sexual infantil (aviso de quem aparece)
listed-ncii-self-report = imagem íntima (aviso de quem aparece)
listed-terror = terrorismo
# Removed from this server before.
listed-removed-here = removido aqui
listed-operator = operador

# How a case stands.
state-open = Aberto
# Somebody said what it is.
state-triaged = Classificado
state-assigned = Atribuído
state-decided = Decidido
# Everybody concerned was told.
state-notified = Notificado
state-closed = Fechado
state-appealed = Em recurso
state-upheld = Confirmado
state-overturned = Anulado

# In which form a report came: of which law, or a plain one.
kind-plain = Denúncia
kind-intimate = Imagem íntima
kind-copyright = Direitos autorais
kind-eu = Notificação UE
kind-authority = Autoridade

# A case in a line, such as "EU notice, 3 reports, 2 pictures".
case-facts = { $reports }, { $what }
case-facts-of-kind = { $kind }, { $reports }, { $what }
case-count-reports = { $count ->
    [one] { $count } denúncia
   *[other] { $count } denúncias
}
case-count-pictures = { $count ->
    [one] { $count } imagem
   *[other] { $count } imagens
}
case-no-pictures = sem imagens
case-a-comment = um comentário
case-escalated = escalado
case-hidden = oculto
# $name is a moderator who works on it.
case-with = com { $name }

# One case.
case-comment = Comentário
case-pictures = Imagens
case-evidence-gone = As provas não estão mais aqui.
# $time is a span such as 12 min.
case-pause = Você viu muita coisa difícil. As imagens são mostradas de novo em { $time }; pule este caso ou saia para caminhar um pouco.
case-unopened = Ninguém que denunciou conseguiu abrir, ou as provas não estão mais aqui. É possível ocultar ou manter, ou pedir a senha a quem denunciou.
# Who said the comment, and when.
case-comment-line = { $name }, { $at }
case-comment-owner = { $name }, que compartilhou isto, { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }, para { $to }, { $at }
case-comment-owner-answer = { $name }, que compartilhou isto, para { $to }, { $at }
# Names of facts, and what stands beside them.
case-fact-share = Envio
case-fact-comment = Comentário
case-fact-comment-where = { $number } sob o link { $link }
case-fact-post = Publicação
case-fact-caption = Legenda
case-fact-state = Estado
case-fact-ends = termina em { $time }
case-fact-gone = { $reason ->
    [expired] expirado
    [spent] esgotado
    [withdrawn] retirado
   *[removed] removido
}
case-fact-shared = Compartilhado
case-fact-same = A mesma imagem
case-fact-same-nowhere = em nenhum outro envio
case-fact-same-others = { $count ->
    [one] em mais { $count } envio
   *[other] em mais { $count } envios
}
case-appeal = Recurso
case-appeal-overturned = Decisão anulada por { $name }, { $at }: { $facts }
case-appeal-upheld = Decisão confirmada por { $name }, { $at }: { $facts }
# The owner's answer to a copyright notice.
case-counter = Contranotificação
case-counter-sued = Enviada: { $at }. O reclamante foi à justiça; anotado: { $noted }.
case-counter-waits = Enviada: { $at }. É mostrado de novo: { $until }.
case-sued = Anotar que o reclamante foi à justiça
case-reports = { $count ->
    [one] Denúncia
   *[other] Denúncias
}
# Such as "Hate, EU notice by takedown, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }, { $kind } por { $source }, { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = página
source-api = API
source-takedown = remoção
source-list = lista
source-review = revisão
# What a form of a law asks for: names of its parts.
element-statement = declaração
element-name = nome
element-contact = contato
element-address = endereço
element-phone = telefone
element-signature = assinatura
element-work = obra
element-good-faith = boa-fé
element-accuracy = exatidão
element-authority = autoridade
element-legal-basis = fundamento jurídico
element-reference = referência
case-contact = Contato: { $contact }
# What whoever reported it was asked.
case-asked = Pergunta enviada: { $question }
case-notes = Notas
case-note = Nota para outros moderadores
case-note-hint = Uma nota para outros moderadores
case-note-add = Adicionar nota
case-history = O que aconteceu
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = Quem compartilhou
past-triage = { $who } disse o que é
past-assign = { $who } assumiu o caso ou o passou a alguém
past-hide = { $who } ocultou por enquanto
past-show = { $who } mostrou de novo
past-escalate = { $who } escalou o caso
past-decide-keep = { $who } decidiu manter
past-decide-hide = { $who } decidiu ocultar
past-decide-remove = { $who } decidiu remover
past-notify = { $who } avisou todas as partes
past-close = { $who } fechou o caso
past-appeal = { $who } recorreu
past-uphold = { $who } confirmou a decisão
past-overturn = { $who } anulou a decisão
past-restore = { $who } restaurou depois da contranotificação
past-reopen = { $who } abriu o caso de novo

# What can be done. Buttons.
case-show = Mostrar de novo
case-hide = Ocultar por enquanto
case-escalate = Escalar
case-take = Assumir o caso
case-skip = Pular
case-decide = Decidir
case-outcome = Resultado
case-keep = Manter
# Until it expires.
case-hide-it = Ocultar
case-remove = Remover
case-only = Só estas imagens
# A label before a choice: a law, or a rule of this house.
case-ground = Viola
case-a-law = uma lei
case-a-rule = uma regra desta casa
case-which = Qual
case-found = O que foi encontrado
case-found-for-owner = O que foi encontrado, explicado para quem compartilhou
case-decide-unseen = Decidir sem ver
case-comment-told = Ninguém sabe quem o disse: ninguém é informado da decisão, e ninguém pode recorrer. O que é removido é apagado na hora.
case-copies = { $count ->
    [one] A decisão vale também para mais { $count } envio da mesma imagem.
   *[other] A decisão vale também para mais { $count } envios da mesma imagem.
}
case-triage = Dizer o que é
case-category = Categoria
case-category-set = Definir a categoria
case-ask-reporter = Perguntar a quem denunciou
case-question = Pergunta, mostrada na página da denúncia
case-ask = Perguntar
case-give = Passar a alguém
case-moderator = Moderador
case-assign = Atribuir

# What was decided.
case-decided-keep = Decidido: manter
case-decided-hide = Decidido: ocultar
case-decided-remove = Decidido: remover
case-decided-by = { $name }, { $at }
# Without looking at it.
case-decided-unseen = { $name }, { $at }, sem ver
# Together with another case about the same picture.
case-decided-copy = { $name }, { $at }, com o caso { $case }
case-decided-unseen-copy = { $name }, { $at }, sem ver, com o caso { $case }
case-law = Uma lei: { $law }
case-rule = Uma regra: { $rule }
case-appeal-not-yours = Você decidiu este caso, então outra pessoa decide o recurso.
case-appeal-decide = Decidir o recurso
# The decision stands.
case-uphold = Confirmar a decisão
case-overturn = Anular a decisão
case-appeal-why = Por quê, explicado para quem compartilhou

# Posts that wait.
review-all = Todos os canais
review-others = Algumas cabem a outras pessoas.
# Both are spans such as 3 h 12 min.
review-waits = Espera há { $waited }, expira em { $left }.
# $lists are listed-… from above.
review-listed = Em uma lista: { $lists }.
review-keep = Manter
review-make-case = Abrir um caso com ela
review-make = Abrir um caso
review-category = O que é
review-more = Ver mais

# Channels.
console-channels-none = Ainda não há nenhum.
console-channels-make = Criar um canal
console-channels-slug = Nome nos endereços
console-channels-make-it = Criar canal
# Beside a channel's name.
channel-mark-closed = fechado
channel-mark-adult = para adultos
channel-mark-reviewed = com revisão prévia
rules-title = Título
rules-about = De que trata
rules-capacity = Máximo de publicações
rules-any-number = qualquer número
rules-retention = Uma publicação fica por
rules-while-room = enquanto houver lugar
rules-slow = Entre duas publicações do mesmo visitante
rules-no-time = sem espera
rules-review = A moderação olha primeiro cada publicação
rules-adult = Para adultos
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = Tempos como 30s, 10m, 24h ou 7d. Um máximo de publicações, um tempo ou ambos.
channel-desk-closed = Foi fechado: as publicações dele não estão mais aqui, e o nome continua ocupado.
channel-desk-pinned = Fixadas
channel-desk-posts = Publicações
channel-desk-older = Publicações mais antigas
channel-desk-newest = Publicações mais novas
channel-desk-none = Não há nada publicado aqui.
channel-desk-none-older = Não há nada publicado aqui antes disso.
channel-desk-rules = O que é
channel-desk-change = Salvar as mudanças
channel-desk-close = Fechar o canal
channel-desk-close-why = As publicações dele desaparecem na hora, e o nome continua ocupado. Nada o traz de volta.
channel-desk-sure = Fechar { $name } de vez

# One post of a channel.
console-post = Uma publicação
console-post-in = Uma publicação em { $channel }
console-post-where = em <a href="{ $url }">{ $channel }</a>
# Such as "2 pictures, 1 comment, 3 h ago".
console-post-line = { $pictures }, { $comments }, { $ago }
console-count-comments = { $count ->
    [one] { $count } comentário
   *[other] { $count } comentários
}
console-post-comments = Comentários
console-post-silent = Nada foi dito abaixo dela.
console-comment-remove = Remover o comentário { $number }

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> caso seguinte e anterior · <kbd>Enter</kbd> abrir · <kbd>/</kbd> filtrar · <kbd>q</kbd> fila · <kbd>r</kbd> revisão
keys-channels-page = <kbd>c</kbd> canais
keys-log = <kbd>o</kbd> registro
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> resultado · <kbd>g</kbd> fundamento · <kbd>f</kbd> o que foi encontrado · <kbd>h</kbd> ocultar ou mostrar · <kbd>e</kbd> escalar · <kbd>a</kbd> assumir · <kbd>s</kbd> pular · <kbd>n</kbd> nota · <kbd>t</kbd> categoria · <kbd>j</kbd> <kbd>k</kbd> imagens · <kbd>l</kbd> manter para olhar · <kbd>q</kbd> fila
keys-review = <kbd>j</kbd> <kbd>k</kbd> imagens · <kbd>l</kbd> manter para olhar · da publicação com o foco, ou da primeira: <kbd>1</kbd> manter · <kbd>2</kbd> abrir um caso · <kbd>3</kbd> remover · <kbd>q</kbd> fila
keys-channels = <kbd>j</kbd> <kbd>k</kbd> canal seguinte e anterior · <kbd>Enter</kbd> abrir · <kbd>m</kbd> criar um · <kbd>q</kbd> fila
keys-channel = <kbd>j</kbd> <kbd>k</kbd> imagens · <kbd>l</kbd> manter para olhar · da publicação com o foco, ou da primeira: <kbd>1</kbd> fixar ou desafixar · <kbd>3</kbd> remover · <kbd>t</kbd> título · <kbd>q</kbd> fila
keys-post = <kbd>j</kbd> <kbd>k</kbd> imagens e comentários · <kbd>l</kbd> manter para olhar · <kbd>1</kbd> fixar ou desafixar · <kbd>3</kbd> remover · <kbd>x</kbd> remover o comentário com o foco · <kbd>q</kbd> fila

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own.
log-what-it-is = Cada olhada e cada ato, cada linha encadeada à anterior. <span class="mono">chatpic admin log verify</span> lê tudo de novo.
log-line = Linha
log-when = Quando
log-who = Quem
log-what = O quê
log-older = Linhas mais antigas
log-operator = o operador
log-case = <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = um caso
log-opened = abriu { $case }
log-looked = viu a miniatura da imagem { $picture } de { $case }
log-looked-closer = olhou de perto a imagem { $picture } de { $case }
log-hid = ocultou { $case }
log-showed = mostrou de novo { $case }
log-escalated = escalou { $case }
# $name is a moderator.
log-assigned = atribuiu a { $name }: { $case }
log-skipped = pulou { $case }
log-noted = escreveu uma nota em { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] decidiu: manter { $case }
    [hide] decidiu: ocultar { $case }
   *[remove] decidiu: remover { $case }
}
log-decided-unseen = { $decision ->
    [keep] decidiu sem ver: manter { $case }
    [hide] decidiu sem ver: ocultar { $case }
   *[remove] decidiu sem ver: remover { $case }
}
log-appeal-decided = { $decision ->
    [upheld] decidiu o recurso: confirmou { $case }
   *[overturned] decidiu o recurso: anulou { $case }
}
log-closed = fechou { $case }
log-invited = convidou { $name } com a função de { $role }
# $with is by what they sign in.
log-joined = { $with ->
    [passkey] { $name } entrou para a equipe com chave de acesso
   *[other] { $name } entrou para a equipe com senha e código
}
log-signed-in = entrou
log-signed-out = saiu
log-deactivated = desativou { $name }
log-read = leu o registro
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = lista { $list }: { $change }
log-vault-kept = selou no cofre { $case }
log-vault-exported = exportou do cofre { $case }
log-vault-asked = consultou uma segunda pessoa, pelo cofre, sobre { $case }
# $by is the second person.
log-vault-prolonged = prolongou no cofre, com { $by }: { $case }
log-vault-destroyed = destruiu no cofre, com { $by }: { $case }
log-vault-destroyed-why = destruiu no cofre, com { $by }: { $why }: { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = impôs um bloqueio depois de { $case }
log-ban-lifted = suspendeu o bloqueio depois de { $case }
log-channel-made = criou o canal { $channel }
log-channel-changed = mudou o canal { $channel }
log-channel-closed = fechou o canal { $channel }
log-review = revisou o que espera
log-review-of = revisou o que espera em { $channel }
log-channel-opened = abriu o canal { $channel }
log-post-opened = abriu a publicação { $post } em { $channel }
log-post-looked = viu a miniatura da imagem { $picture } da publicação { $post }
log-post-looked-closer = olhou de perto a imagem { $picture } da publicação { $post }
log-post-kept = admitiu a publicação { $post } em { $channel }
log-post-removed = removeu a publicação { $post } de { $channel }
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] removeu a publicação { $post } de { $channel }, bloqueada: nos canais
   *[everywhere] removeu a publicação { $post } de { $channel }, bloqueada: em todo lugar
}
log-post-filed = levou a publicação { $post } a { $case }
log-post-pinned = fixou a publicação { $post } em { $channel }
log-post-unpinned = desafixou a publicação { $post } em { $channel }
log-comment-removed = removeu o comentário { $comment } sob a publicação { $post } em { $channel }
# $date is a day such as 2026-12-31, or none.
log-sunset = definiu o dia de encerramento: { $date }
