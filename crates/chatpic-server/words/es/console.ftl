# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = Moderación
# The list of cases that wait.
console-queue = Cola
# Of posts, before they are shown.
console-review = Revisión
console-channels = Canales
# What moderators did, line by line.
console-log = Registro
console-sign-out = Cerrar sesión
console-back = Volver
role-moderator = moderación
role-child-safety = protección de menores
role-operator = operación
role-auditor = auditoría

# $number is that of a picture, which is shown small and blurred.
console-tile = Imagen { $number }, desenfocada
console-hold = Mantén pulsada una miniatura, o la tecla <kbd>l</kbd>, para verla de cerca. Cada mirada se anota en el registro.
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = { $time } de retraso
console-nothing-waits = Aquí no espera nada.
# Several things in one line.
console-two = { $first }, { $rest }
console-block = Bloquear la misma imagen
block-nowhere = En ningún sitio
block-channels = En los canales
block-everywhere = En todas partes
console-remove = Eliminar
console-remove-for-good = Eliminar para siempre
# A post that stays above the others of its channel.
console-pinned = fijada
console-pin = Fijar
console-unpin = Dejar de fijar

# Signing in.
sign-in = Iniciar sesión
sign-in-name = Nombre
sign-in-passkey = Iniciar sesión con tu llave de acceso
sign-in-or = O con contraseña y código
sign-in-password = Contraseña
sign-in-code = Código de tu aplicación de autenticación
sign-in-cookie = A la moderación invita el operador de este servidor. Con la sesión iniciada, este navegador guarda una cookie durante 12 horas.
script-passkey-unused = La llave de acceso no se usó. Inténtalo de nuevo.
script-passkey-failed = No ha funcionado. Inténtalo de nuevo.

# An invitation to become a moderator.
join = Invitación
join-welcome = Te damos la bienvenida, { $name }
# $role is role-… from above.
join-invited = Tienes una invitación a este servidor con el rol de { $role }. Elige cómo iniciar sesión. Esta página funciona una sola vez.
join-passkey = Con una llave de acceso
join-passkey-why = Tu teléfono, tu equipo o una llave de seguridad demuestra quién eres. No hay nada que escribir, y nadie puede sacártela con engaños.
join-passkey-make = Crear una llave de acceso
join-passkey-scripts = Una llave de acceso necesita JavaScript. Una contraseña con un código funciona sin él.
join-password = Con una contraseña y un código
join-scan = Escanea esto con una aplicación de autenticación, o escribe el secreto en ella.
join-secret = El secreto como código QR
join-new-password = Una contraseña nueva, 12 caracteres o más
join-code = El código que la aplicación muestra ahora
join-set = Fijar contraseña e iniciar sesión

# The queue.
queue-waiting-none = No espera nada.
queue-waiting = { $waiting ->
    [one] Espera { $waiting } caso, sin retraso.
   *[other] Esperan { $waiting } casos, ninguno con retraso.
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] Espera { $waiting } caso, con retraso.
   *[other] Esperan { $waiting } casos, { $overdue } con retraso.
}
queue-posts-wait = { $count ->
    [0] No espera ninguna publicación.
    [one] Espera { $count } publicación.
   *[other] Esperan { $count } publicaciones.
}
# Filters of the list.
queue-kind = Tipo
queue-all = Todos
queue-state = Estado
queue-all-that-wait = Todos los que esperan
queue-mine = Míos
queue-overdue = Con retraso
queue-filter = Filtrar
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = Plazos más cercanos
queue-later = Plazos posteriores

# What a case is about. Short: it is a heading and a line of a list.
about-csam = Abuso sexual infantil
about-child-exploitation = Explotación de menores
about-ncii = Íntima, sin consentimiento
about-threat-to-life = Amenaza de muerte
about-terror = Terrorismo
about-gore = Violencia extrema
about-animal-cruelty = Crueldad animal
about-harassment-doxxing = Acoso, revelación de datos
about-hate = Odio
about-self-harm = Autolesiones
about-fraud-malware = Fraude, programas maliciosos
about-copyright = Derechos de autor
about-trademark = Marca registrada
about-privacy = Privacidad
about-illegal-other = Ilegal por otra razón
about-rules-other = Contra las reglas de la casa

# Kinds of cases.
class-child-abuse = Abuso infantil
class-threat-to-life = Amenaza de muerte
class-authority = Autoridad
class-intimate = Imagen íntima
class-copyright = Derechos de autor
class-illegal = Ilegal
class-rules = Reglas
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = abuso sexual infantil confirmado
listed-csam-self-report = abuso sexual infantil (aviso de quien aparece)
listed-ncii-self-report = imagen íntima (aviso de quien aparece)
listed-terror = terrorismo
# Removed from this server before.
listed-removed-here = eliminado aquí
listed-operator = operador

# How a case stands.
state-open = Abierto
# Somebody said what it is.
state-triaged = Clasificado
state-assigned = Asignado
state-decided = Decidido
# Everybody concerned was told.
state-notified = Notificado
state-closed = Cerrado
state-appealed = Apelado
state-upheld = Confirmado
state-overturned = Anulado

# In which form a report came: of which law, or a plain one.
kind-plain = Denuncia
kind-intimate = Imagen íntima
kind-copyright = Derechos de autor
kind-eu = Notificación UE
kind-authority = Autoridad

# A case in a line, such as "EU notice, 3 reports, 2 pictures".
case-facts = { $reports }, { $what }
case-facts-of-kind = { $kind }, { $reports }, { $what }
case-count-reports = { $count ->
    [one] { $count } denuncia
   *[other] { $count } denuncias
}
case-count-pictures = { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}
case-no-pictures = sin imágenes
case-a-comment = un comentario
case-escalated = escalado
case-hidden = oculto
# $name is a moderator who works on it.
case-with = lo lleva { $name }

# One case.
case-comment = Comentario
case-pictures = Imágenes
case-evidence-gone = Las pruebas ya no están.
# $time is a span such as 12 min.
case-pause = Has visto muchas cosas duras. Las imágenes se muestran de nuevo en { $time }; salta este caso o sal a caminar un rato.
case-unopened = Nadie de quienes lo denunciaron pudo abrirlo, o las pruebas ya no están. Se puede ocultar o conservar, o pedir la contraseña a quien lo denunció.
# Who said the comment, and when.
case-comment-line = { $name }, { $at }
case-comment-owner = { $name }, que lo compartió, { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }, a { $to }, { $at }
case-comment-owner-answer = { $name }, que lo compartió, a { $to }, { $at }
# Names of facts, and what stands beside them.
case-fact-share = Envío
case-fact-comment = Comentario
case-fact-comment-where = { $number } bajo el enlace { $link }
case-fact-post = Publicación
case-fact-caption = Pie de foto
case-fact-state = Estado
case-fact-ends = termina en { $time }
case-fact-gone = { $reason ->
    [expired] caducado
    [spent] agotado
    [withdrawn] retirado
   *[removed] eliminado
}
case-fact-shared = Compartido
case-fact-same = La misma imagen
case-fact-same-nowhere = en ningún otro envío
case-fact-same-others = { $count ->
    [one] en { $count } envío más
   *[other] en { $count } envíos más
}
case-appeal = Apelación
case-appeal-overturned = Decisión anulada por { $name }, { $at }: { $facts }
case-appeal-upheld = Decisión confirmada por { $name }, { $at }: { $facts }
# The owner's answer to a copyright notice.
case-counter = Contranotificación
case-counter-sued = Enviada: { $at }. El reclamante demandó; anotado: { $noted }.
case-counter-waits = Enviada: { $at }. Se muestra de nuevo: { $until }.
case-sued = Anotar que el reclamante demandó
case-reports = { $count ->
    [one] Denuncia
   *[other] Denuncias
}
# Such as "Hate, EU notice by takedown, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }, { $kind } por { $source }, { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = página
source-api = API
source-takedown = retirada
source-list = lista
source-review = revisión
# What a form of a law asks for: names of its parts.
element-statement = declaración
element-name = nombre
element-contact = contacto
element-address = dirección
element-phone = teléfono
element-signature = firma
element-work = obra
element-good-faith = buena fe
element-accuracy = exactitud
element-authority = autoridad
element-legal-basis = fundamento jurídico
element-reference = referencia
case-contact = Contacto: { $contact }
# What whoever reported it was asked.
case-asked = Pregunta enviada: { $question }
case-notes = Notas
case-note = Nota para otros moderadores
case-note-hint = Una nota para otros moderadores
case-note-add = Añadir nota
case-history = Qué pasó
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = Quien lo compartió
past-triage = { $who } dijo qué es
past-assign = { $who } lo tomó o lo pasó a alguien
past-hide = { $who } lo ocultó por el momento
past-show = { $who } lo mostró de nuevo
past-escalate = { $who } lo escaló
past-decide-keep = { $who } decidió conservarlo
past-decide-hide = { $who } decidió ocultarlo
past-decide-remove = { $who } decidió eliminarlo
past-notify = { $who } avisó a todas las partes
past-close = { $who } lo cerró
past-appeal = { $who } apeló
past-uphold = { $who } confirmó la decisión
past-overturn = { $who } anuló la decisión
past-restore = { $who } lo restauró tras la contranotificación
past-reopen = { $who } lo abrió de nuevo

# What can be done. Buttons.
case-show = Mostrar de nuevo
case-hide = Ocultar por ahora
case-escalate = Escalar
case-take = Tomar el caso
case-skip = Saltar
case-decide = Decidir
case-outcome = Resultado
case-keep = Conservar
# Until it expires.
case-hide-it = Ocultar
case-remove = Eliminar
case-only = Solo estas imágenes
# A label before a choice: a law, or a rule of this house.
case-ground = Incumple
case-a-law = una ley
case-a-rule = una regla de esta casa
case-which = Cuál
case-found = Qué se encontró
case-found-for-owner = Qué se encontró, explicado para quien lo compartió
case-decide-unseen = Decidir sin verlo
case-comment-told = Nadie sabe quién lo dijo: a nadie se le comunica la decisión, y nadie puede apelar. Lo que se elimina se borra al instante.
case-copies = { $count ->
    [one] La decisión vale también para { $count } envío más de la misma imagen.
   *[other] La decisión vale también para { $count } envíos más de la misma imagen.
}
case-triage = Decir qué es
case-category = Categoría
case-category-set = Fijar la categoría
case-ask-reporter = Preguntar a quien lo denunció
case-question = Pregunta, se muestra en la página de la denuncia
case-ask = Preguntar
case-give = Pasarlo a alguien
case-moderator = Moderador
case-assign = Asignar

# What was decided.
case-decided-keep = Decidido: conservar
case-decided-hide = Decidido: ocultar
case-decided-remove = Decidido: eliminar
case-decided-by = { $name }, { $at }
# Without looking at it.
case-decided-unseen = { $name }, { $at }, sin verlo
# Together with another case about the same picture.
case-decided-copy = { $name }, { $at }, con el caso { $case }
case-decided-unseen-copy = { $name }, { $at }, sin verlo, con el caso { $case }
case-law = Una ley: { $law }
case-rule = Una regla: { $rule }
case-appeal-not-yours = Este caso lo decidiste tú, así que la apelación la decide otra persona.
case-appeal-decide = Decidir la apelación
# The decision stands.
case-uphold = Confirmar la decisión
case-overturn = Anular la decisión
case-appeal-why = Por qué, explicado para quien lo compartió

# Posts that wait.
review-all = Todos los canales
review-others = Algunas les toca mirarlas a otras personas.
# Both are spans such as 3 h 12 min.
review-waits = Espera desde hace { $waited }, caduca en { $left }.
# $lists are listed-… from above.
review-listed = En una lista: { $lists }.
review-keep = Conservar
review-make-case = Abrir un caso con ella
review-make = Abrir un caso
review-category = Qué es
review-more = Ver más

# Channels.
console-channels-none = Todavía no hay ninguno.
console-channels-make = Crear un canal
console-channels-slug = Nombre en las direcciones
console-channels-make-it = Crear canal
# Beside a channel's name.
channel-mark-closed = cerrado
channel-mark-adult = para adultos
channel-mark-reviewed = con revisión previa
rules-title = Título
rules-about = De qué trata
rules-capacity = Máximo de publicaciones
rules-any-number = cualquier número
rules-retention = Una publicación se queda
rules-while-room = mientras haya sitio
rules-slow = Entre dos publicaciones de un mismo visitante
rules-no-time = sin espera
rules-review = La moderación mira primero cada publicación
rules-adult = Para adultos
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = Tiempos como 30s, 10m, 24h o 7d. Un máximo de publicaciones, un tiempo o ambos.
channel-desk-closed = Se cerró: sus publicaciones ya no están, y su nombre queda ocupado.
channel-desk-pinned = Fijadas
channel-desk-posts = Publicaciones
channel-desk-older = Publicaciones más antiguas
channel-desk-newest = Publicaciones más nuevas
channel-desk-none = Aquí no hay nada publicado.
channel-desk-none-older = Aquí no hay nada publicado antes de eso.
channel-desk-rules = Qué es
channel-desk-change = Guardar los cambios
channel-desk-close = Cerrar el canal
channel-desk-close-why = Sus publicaciones desaparecen al instante, y su nombre queda ocupado. Nada lo recupera.
channel-desk-sure = Cerrar { $name } para siempre

# One post of a channel.
console-post = Una publicación
console-post-in = Una publicación en { $channel }
console-post-where = en <a href="{ $url }">{ $channel }</a>
# Such as "2 pictures, 1 comment, 3 h ago".
console-post-line = { $pictures }, { $comments }, { $ago }
console-count-comments = { $count ->
    [one] { $count } comentario
   *[other] { $count } comentarios
}
console-post-comments = Comentarios
console-post-silent = No hay nada dicho debajo.
console-comment-remove = Eliminar el comentario { $number }

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> caso siguiente y anterior · <kbd>Enter</kbd> abrir · <kbd>/</kbd> filtrar · <kbd>q</kbd> cola · <kbd>r</kbd> revisión
keys-channels-page = <kbd>c</kbd> canales
keys-log = <kbd>o</kbd> registro
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> resultado · <kbd>g</kbd> fundamento · <kbd>f</kbd> qué se encontró · <kbd>h</kbd> ocultar o mostrar · <kbd>e</kbd> escalar · <kbd>a</kbd> tomar · <kbd>s</kbd> saltar · <kbd>n</kbd> nota · <kbd>t</kbd> categoría · <kbd>j</kbd> <kbd>k</kbd> imágenes · <kbd>l</kbd> mantener para mirar · <kbd>q</kbd> cola
keys-review = <kbd>j</kbd> <kbd>k</kbd> imágenes · <kbd>l</kbd> mantener para mirar · de la publicación con el foco, o de la primera: <kbd>1</kbd> conservar · <kbd>2</kbd> abrir un caso · <kbd>3</kbd> eliminar · <kbd>q</kbd> cola
keys-channels = <kbd>j</kbd> <kbd>k</kbd> canal siguiente y anterior · <kbd>Enter</kbd> abrir · <kbd>m</kbd> crear uno · <kbd>q</kbd> cola
keys-channel = <kbd>j</kbd> <kbd>k</kbd> imágenes · <kbd>l</kbd> mantener para mirar · de la publicación con el foco, o de la primera: <kbd>1</kbd> fijar o dejar de fijar · <kbd>3</kbd> eliminar · <kbd>t</kbd> título · <kbd>q</kbd> cola
keys-post = <kbd>j</kbd> <kbd>k</kbd> imágenes y comentarios · <kbd>l</kbd> mantener para mirar · <kbd>1</kbd> fijar o dejar de fijar · <kbd>3</kbd> eliminar · <kbd>x</kbd> eliminar el comentario con el foco · <kbd>q</kbd> cola

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own.
log-what-it-is = Cada mirada y cada acto, cada línea encadenada a la anterior. <span class="mono">chatpic admin log verify</span> lo vuelve a leer todo.
log-line = Línea
log-when = Cuándo
log-who = Quién
log-what = Qué
log-older = Líneas más antiguas
log-operator = el operador
log-case = <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = un caso
log-opened = abrió { $case }
log-looked = vio la miniatura de la imagen { $picture } de { $case }
log-looked-closer = miró de cerca la imagen { $picture } de { $case }
log-hid = ocultó { $case }
log-showed = mostró de nuevo { $case }
log-escalated = escaló { $case }
# $name is a moderator.
log-assigned = asignó a { $name }: { $case }
log-skipped = saltó { $case }
log-noted = escribió una nota en { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] decidió: conservar { $case }
    [hide] decidió: ocultar { $case }
   *[remove] decidió: eliminar { $case }
}
log-decided-unseen = { $decision ->
    [keep] decidió sin ver: conservar { $case }
    [hide] decidió sin ver: ocultar { $case }
   *[remove] decidió sin ver: eliminar { $case }
}
log-appeal-decided = { $decision ->
    [upheld] decidió la apelación: confirmó { $case }
   *[overturned] decidió la apelación: anuló { $case }
}
log-closed = cerró { $case }
log-invited = invitó a { $name } con el rol de { $role }
# $with is by what they sign in.
log-joined = { $with ->
    [passkey] { $name } se incorporó con llave de acceso
   *[other] { $name } se incorporó con contraseña y código
}
log-signed-in = inició sesión
log-signed-out = cerró sesión
log-deactivated = desactivó a { $name }
log-read = leyó el registro
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = lista { $list }: { $change }
log-vault-kept = selló en la caja fuerte { $case }
log-vault-exported = exportó de la caja fuerte { $case }
log-vault-asked = consultó a una segunda persona, por la caja fuerte, sobre { $case }
# $by is the second person.
log-vault-prolonged = prolongó en la caja fuerte, con { $by }: { $case }
log-vault-destroyed = destruyó en la caja fuerte, con { $by }: { $case }
log-vault-destroyed-why = destruyó en la caja fuerte, con { $by }: { $why }: { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = impuso un bloqueo tras { $case }
log-ban-lifted = levantó el bloqueo tras { $case }
log-channel-made = creó el canal { $channel }
log-channel-changed = cambió el canal { $channel }
log-channel-closed = cerró el canal { $channel }
log-review = revisó lo que espera
log-review-of = revisó lo que espera en { $channel }
log-channel-opened = abrió el canal { $channel }
log-post-opened = abrió la publicación { $post } en { $channel }
log-post-looked = vio la miniatura de la imagen { $picture } de la publicación { $post }
log-post-looked-closer = miró de cerca la imagen { $picture } de la publicación { $post }
log-post-kept = admitió la publicación { $post } en { $channel }
log-post-removed = eliminó la publicación { $post } de { $channel }
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] eliminó la publicación { $post } de { $channel }, bloqueada: en los canales
   *[everywhere] eliminó la publicación { $post } de { $channel }, bloqueada: en todas partes
}
log-post-filed = llevó la publicación { $post } a { $case }
log-post-pinned = fijó la publicación { $post } en { $channel }
log-post-unpinned = dejó de fijar la publicación { $post } en { $channel }
log-comment-removed = eliminó el comentario { $comment } bajo la publicación { $post } en { $channel }
# $date is a day such as 2026-12-31, or none.
log-sunset = fijó el día de cierre: { $date }
