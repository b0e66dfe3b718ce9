# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = No encontrado
problem-unknown-why = En esta dirección no hay nada.
problem-gone = Esto ya no está
problem-gone-expired = Su tiempo ha terminado.
problem-gone-spent = Todas sus vistas se usaron.
problem-gone-withdrawn = Quien lo compartió lo retiró antes de tiempo.
problem-gone-removed = Fue eliminado.
problem-hidden = Oculto por ahora
problem-hidden-why = Está oculto mientras se revisa una denuncia. Inténtalo de nuevo más tarde.
problem-password-required = Se necesita la contraseña
problem-password-required-why = Este enlace tiene contraseña.
problem-password-wrong = Contraseña incorrecta
problem-password-wrong-why = Esa no es la contraseña. No se ha usado ninguna vista.
problem-nonce-used = Esta vista ha terminado
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = La vista a la que pertenecía este nonce ha terminado. Usa un nonce nuevo para una vista nueva.
problem-still-running = Todavía en curso
problem-still-running-why = La misma petición todavía se está procesando. Inténtalo de nuevo en un momento.
problem-key-reused = Idempotency-Key ya usada
problem-key-reused-why = Esta Idempotency-Key llegó con otra petición. Usa una nueva.
problem-upload-over = Esta subida terminó
problem-upload-expired = No se completó a tiempo. Empieza una nueva.
problem-upload-spent = Llegó y se compartió.
problem-upload-withdrawn = Se terminó antes de completarse.
problem-upload-removed = Lo que llegó no se pudo compartir.
problem-wrong-offset = No es ahí donde sigue
problem-wrong-offset-why = De esta subida hay { $received } bytes aquí. Sigue desde ahí.
problem-wrong-checksum = No es lo que se envió
problem-wrong-checksum-why = Los bytes cambiaron por el camino. No se guardó ninguno: envíalos de nuevo.
problem-wrong-protocol = Otro protocolo
problem-wrong-protocol-why = Aquí las subidas reanudables siguen tus 1.0.0. Dilo con Tus-Resumable.
problem-not-bytes = No es una parte de una subida
problem-not-bytes-why = Envía las partes como application/offset+octet-stream.
problem-too-many-open = Demasiadas subidas sin terminar
problem-too-many-open-why = Completa o termina algunas de tus subidas antes de empezar otra.
problem-field = Un campo no se puede aceptar
problem-too-large = Demasiado grande
problem-not-accepted = No aceptado
problem-not-accepted-why = Esto no se puede compartir aquí.
problem-format = Formato no aceptado
problem-formats = Las imágenes pueden ser JPEG, PNG, GIF, WebP o, donde se acepta, AVIF; los videos, donde se aceptan, MP4, MOV o WebM.
problem-broken = El archivo está dañado
problem-deficient = A la notificación le falta algo
# $missing is a list such as "your name; how to reach you": see missing-… below.
problem-deficient-why = Añade lo siguiente: { $missing }.
problem-legal-demand = Retirado por orden
problem-legal-demand-why = Se retiró porque lo exige una ley o una autoridad.
problem-not-now = Ahora mismo no es posible
problem-not-allowed = No te corresponde a ti
problem-not-allowed-why = Esto tiene que hacerlo otra persona.
problem-too-many = Demasiadas peticiones
problem-too-many-why = Demasiadas en poco tiempo. Inténtalo de nuevo en { $seconds } s.
problem-channel-busy = El canal está lleno de publicaciones nuevas
problem-channel-busy-why = Todavía nada puede dejar sitio a otra publicación. Inténtalo de nuevo en un minuto.
problem-channel-closed = Este canal está cerrado
problem-channel-closed-why = Ya no se publica nada en él, y lo que había ya no está.
problem-adults-only = Solo para adultos
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = Para decir que eres una persona adulta, añade adult=yes a la dirección.
problem-busy = Ocupado
problem-busy-why = Están llegando muchas imágenes a la vez. Inténtalo de nuevo en un momento.
problem-busy-marking-why = Los vídeos se marcan uno tras otro, y este aún no ha empezado. Inténtalo de nuevo en un momento.
problem-no-room = No queda espacio
problem-no-room-why = El servidor no tiene espacio para imágenes nuevas. Inténtalo de nuevo más tarde.
problem-malformed = La petición no se puede leer
# $reason is in English, for programmers.
problem-malformed-why = No se puede leer: { $reason }.
problem-timed-out = Demasiado lento
problem-timed-out-why = La subida tardó demasiado en llegar. Inténtalo de nuevo.
problem-sunset = No se aceptan imágenes nuevas
# $day is such as 2026-12-31.
problem-sunset-why = Esta instancia cierra el { $day } y no acepta imágenes nuevas. Los enlaces funcionan hasta entonces o hasta su propio fin.
problem-pass-required = Se necesita un pase de subida
# chatpic solve is a command.
problem-pass-required-why = Ahora, para compartir aquí se necesita un pase de subida, que le cuesta a tu equipo unos segundos de trabajo. La página de inicio consigue uno por sí sola; `chatpic solve` muestra uno.
problem-proof-required = Se necesita una prueba de trabajo
problem-proof-required-why = Están llegando muchas denuncias a la vez. Envía esta con un reto resuelto de /api/v1/reports/challenge, o de nuevo en un minuto.
problem-banned = Desde aquí no se puede compartir
problem-banned-in-public = Desde aquí no se puede publicar
problem-sign-in-required = Primero inicia sesión
problem-sign-in-required-why = Solo pueden hacerlo moderadores con la sesión iniciada.
problem-sign-in-wrong = No se pudo iniciar sesión
problem-sign-in-wrong-why = Algún dato no es correcto o se acabó el tiempo. Inténtalo de nuevo.
problem-cross-site = Desde aquí no
problem-cross-site-why = Esta petición la envió la página de otro sitio.
problem-range = Ese rango no existe
problem-range-why = La imagen tiene { $bytes } bytes.
problem-method = Método no permitido
problem-method-why = Esta dirección no acepta ese método.
problem-unavailable = No disponible ahora
problem-unavailable-why = Algo falló en el servidor. No se ha perdido nada. Inténtalo de nuevo en un momento.
unavailable-key-kept = { $days ->
    [one] La clave de las etiquetas de hace { $days } día sigue ahí.
   *[other] La clave de las etiquetas de hace { $days } días sigue ahí.
}
unavailable-clock-behind = El reloj de este nodo va { $seconds } s por detrás del de la base de datos.
unavailable-clock-ahead = El reloj de este nodo va { $seconds } s por delante del de la base de datos.

# Buttons below a problem.
problem-again = Intentar de nuevo
problem-share = Compartir una imagen
# After a form with pictures came back.
problem-files = Un formulario vuelve vacío: elige de nuevo las imágenes y todo lo demás, por favor.

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field }: falta.
wrong-switch = { $field }: debe ser true o false.
wrong-up-to = { $field }: debe ser un número de 1 a { $most }.
wrong-characters = { $field }: puede tener hasta { $most } caracteres.
wrong-some-characters = { $field }: tiene de 1 a { $most } caracteres.
wrong-bytes = { $field }: puede tener de 1 a { $most } bytes.
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field }: usa una duración como 90s, 10m, 1h o 7d.
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field }: debe estar entre { $least } y { $most }.
wrong-between-from-now = { $field }: debe estar entre { $least } y { $most } a partir de ahora.
wrong-no-marks = { $field }: las marcas no están disponibles en este servidor.
wrong-no-comments = { $field }: los comentarios no están disponibles en este servidor.
wrong-unlabelled-mark = { $field }: necesita una marca y una etiqueta que mostrar en ella.
wrong-no-mark-on = { $field }: las imágenes { $format } no pueden llevar una marca; envíalas como JPEG, PNG o WebP, o sin marca.
wrong-too-small-to-mark = { $field }: una marca necesita imágenes de al menos { $least } píxeles por lado, y una de estas es más pequeña.
wrong-no-picture = { $field }: elige al menos una imagen.
wrong-pictures = { $field }: un envío puede tener hasta { $most } imágenes.
wrong-one-picture = { $field }: puede ser una sola imagen.
wrong-more-pixels = { $field }: tiene más de { $limit } píxeles.
wrong-more-pixels-a-side = { $field }: tiene más de { $limit } píxeles en un lado.
wrong-more-pixels-longer = { $field }: tiene más de { $limit } píxeles en el lado largo.
wrong-more-pixels-shorter = { $field }: tiene más de { $limit } píxeles en el lado corto.
wrong-more-pixels-in-all = { $field }: tiene más de { $limit } píxeles entre todos los fotogramas.
wrong-more-seconds = { $field }: dura más de { $limit } segundos.
# Frames of an animated picture.
wrong-more-frames = { $field }: tiene más de { $limit } fotogramas.
wrong-more-metadata = { $field }: tiene más de { $limit } bytes de metadatos.
wrong-more-profile = { $field }: tiene más de { $limit } bytes de perfil de color.
# $what is in English, for programmers.
wrong-more-parts = { $field }: tiene más de { $limit } { $what }.
wrong-links = { $field }: debe nombrar de 1 a { $most } enlaces.
wrong-passwords = { $field }: solo { $most } enlaces de una subida pueden tener una.
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field }: enlace { $number }, { $inner }
wrong-session-id = { $field }: tiene ocho letras y cifras, como 4GX7-P2KM.
# A session ID, or the picture that got out.
wrong-no-leak = { $field }: escribe uno o elige la imagen filtrada.
wrong-no-caption = { $field }: di en una línea qué es.
wrong-no-text = { $field }: escribe algo.
wrong-no-appeal = { $field }: di por qué la decisión es errónea.
wrong-slug = { $field }: usa de 1 a 32 letras minúsculas, cifras y guiones.
wrong-taken = { $field }: ya está en uso.
wrong-nothing-kept = { $field }: fija una capacidad, una duración o ambas.
wrong-second = { $field }: debe ser al menos un segundo.
wrong-retention = { $field }: usa una duración como 10m, 24h o 7d.
wrong-slow = { $field }: usa una duración de hasta una hora, como 30s.
wrong-no-adult-channels = { $field }: solo es para instancias con el ajuste adult_channels.
wrong-not-sure = { $field }: hay que marcar la casilla: nada recupera un canal.
wrong-new-password = { $field }: tiene { $least } caracteres o más, y { $most } bytes como máximo.
wrong-code = { $field }: no es el que muestra ahora la aplicación de autenticación.
wrong-no-ground = { $field }: di qué ley o regla incumple.
# $reason is in English, for programmers.
wrong-other = { $field }: { $reason }.

# What is too large.
too-large-file = Este archivo es demasiado grande. Puede ocupar hasta { $size }.
too-large-request = Esta petición puede ocupar hasta 64 KiB.
too-large-upload = Esto es más de lo que la subida iba a tener.

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = Los AVIF animados todavía no se admiten. { $formats }
unsupported-unchecked-avif = Las imágenes AVIF todavía no se pueden comprobar aquí: envíala como JPEG, PNG o WebP. { $formats }
unsupported-other-avif = Este tipo de AVIF no se admite. { $formats }
unsupported-protected-avif = Los AVIF protegidos no se admiten. { $formats }
unsupported-scattered-avif = Los AVIF con partes en otros archivos no se admiten. { $formats }
unsupported-arithmetic-jpeg = Las imágenes JPEG con codificación aritmética no se aceptan. { $formats }
unsupported-lossless-jpeg = Las imágenes JPEG sin pérdida y jerárquicas no se aceptan. { $formats }
unsupported-deep-jpeg = Las imágenes JPEG con más de 8 bits por color no se aceptan. { $formats }
unsupported-colours-of-jpeg = Las imágenes JPEG tienen que ser en grises, en color o CMYK. { $formats }
unsupported-subsampled-jpeg = Las imágenes JPEG con ese submuestreo no se aceptan. { $formats }
unsupported-scans-of-jpeg = Las imágenes JPEG con varios barridos tienen que ser progresivas. { $formats }
unsupported-codec-setup = El video indica de una forma desconocida cómo está codificado. Guárdalo de nuevo con otro programa.
unsupported-packed-header = El video tiene una cabecera empaquetada. Guárdalo de nuevo con otro programa.
unsupported-cut-stream = El video se cortó de una forma que no se puede aceptar. Guarda de nuevo esa parte como un video propio.
unsupported-several-codings = El video cambia de codificación a la mitad. Guárdalo de nuevo como un solo video.
unsupported-odd-turn = El video no está girado en cuartos de vuelta, sino inclinado. Guárdalo derecho.
unsupported-scattered-video = Hay partes del video en otros archivos. Guárdalo como un solo archivo.
unsupported-changing-speed = El video se reproduce a una velocidad que cambia. Guárdalo con el efecto aplicado.
unsupported-encrypted-video = El video está cifrado o protegido. Solo se pueden compartir videos sin protección.
unsupported-encoded-tracks = El video tiene pistas cifradas o empaquetadas. Solo se pueden compartir videos sin esas pistas.
unsupported-laced-pictures = El video junta varias imágenes en un bloque. Guárdalo de nuevo con otro programa.
unsupported-see-through-video = Partes del video son transparentes. Guárdalo de nuevo con un fondo.
unsupported-sound-of-webm = El sonido de un video WebM tiene que ser Opus o Vorbis.
unsupported-sound-of-video = El sonido de un video tiene que ser AAC, Opus o Vorbis. Guárdalo de nuevo con ese sonido, o sin sonido.
unsupported-pictures-of-webm = Un video WebM tiene que estar codificado como VP8, VP9 o AV1.
unsupported-pictures-of-video = Un video tiene que estar codificado como H.264, VP8, VP9 o AV1. Guárdalo de nuevo como H.264, que se reproduce en todas partes.
unsupported-no-video = En el archivo no hay video. El sonido solo no se puede compartir.
unsupported-other-aac = Este tipo de sonido AAC no se acepta. Guarda el video de nuevo con AAC corriente.

# Why a video can't be taken here, and what to do.
no-video-not-taken = Aquí solo se pueden compartir imágenes, no videos.
no-video-no-tools = Ahora no se pueden aceptar videos aquí: a este servidor le falta ffmpeg, que tendría que instalar su operador. Imágenes sí.
no-video-no-sandbox = Aquí no se pueden aceptar videos: el sistema de este servidor no puede aislar lo que los decodificaría. Imágenes sí.
no-video-not-played = La mayoría de los navegadores no pueden reproducir este video: está codificado como H.265 (HEVC). En un iPhone, elige “Más compatible” en Ajustes, Cámara, Formatos para el próximo; este, guárdalo de nuevo como H.264.
no-avif-no-tools = Ahora no se pueden aceptar imágenes AVIF aquí: a este servidor le falta ffmpeg, que tendría que instalar su operador. Envíala como JPEG, PNG o WebP.
no-avif-no-sandbox = Aquí no se pueden aceptar imágenes AVIF: el sistema de este servidor no puede aislar lo que las decodificaría. Envíala como JPEG, PNG o WebP.

# How a file is broken.
broken-empty = El archivo no se puede leer: está vacío. Envía el archivo original.
broken-undecodable = El video no se puede reproducir hasta el final: algunas de sus imágenes están dañadas. Envía el archivo original.
broken-too-heavy = Comprobar el video lleva demasiado tiempo. Guárdalo más pequeño o más corto e inténtalo de nuevo.
broken-truncated = El archivo no se puede leer: termina antes de tiempo. Envía el archivo original.
# $reason is in English, for programmers.
broken-inside = El archivo no se puede leer: { $reason }. Envía el archivo original.

# How things stand, where that forbids what was asked.
not-now-one-link = Una publicación tiene un solo enlace, que todo el mundo conoce.
not-now-links = Un envío puede tener hasta { $most } enlaces, contando los que ya no están.
not-now-thread-full = Un hilo termina con su comentario número { $most }.
not-now-no-appeal = No se puede apelar, o ya no se puede.
not-now-no-decision = No hay ninguna decisión a la que responder.
# A case of the moderators.
not-now-decided = Ya está decidido.
not-now-worn = En este caso han pasado demasiadas cosas.
not-now-notes = Este caso ya tiene bastantes notas.
not-now-no-counter-notice = No hay ninguna contranotificación a la que responder.
not-now-unseen = Alguien tiene que mirarlo primero.
not-now-out-of-sight = Nadie puede mirarlo: se puede ocultar o conservar, o preguntar a quien lo denunció.
not-now-has-case = Está oculto y tiene un caso.
# A list of pictures that nobody may share.
not-now-listed = Una lista lo rechaza; abre un caso o elimínalo.
not-now-confirmed = Está en una lista de abuso infantil confirmado: nadie necesita verlo para decidir.
not-now-pinned = Ya hay tantas publicaciones fijadas como caben: debe quedar sitio para una más.
not-now-pinned-beyond = Hay más publicaciones fijadas de las que cabrían.
not-now-meanwhile = Otra persona lo cambió mientras tanto; inténtalo de nuevo.
not-now-taken-over = Otra petición sigue con esta subida, o ya terminó.
not-now-pieces = Una subida puede llegar en { $most } partes como máximo.
not-now-draft = Es un borrador: nómbralo como upload en la petición que lo comparta.
not-now-unfinished = Aún no está todo aquí.
not-now-unmarkable = Este video no se puede marcar para ti y solo se muestra marcado. Avisa a quien te envió el enlace.
not-now-same-person = La apelación tiene que decidirla otra persona.
not-now-state = { $state ->
    [open] No mientras el caso está abierto.
    [triaged] No mientras el caso está clasificado.
    [assigned] No mientras el caso está asignado.
    [decided] No mientras el caso está decidido.
    [notified] No mientras el caso está notificado.
    [closed] No mientras el caso está cerrado.
    [appealed] No mientras el caso está apelado.
    [upheld] No mientras la decisión del caso está confirmada.
   *[overturned] No mientras la decisión del caso está anulada.
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = Desde aquí no se puede compartir nada hasta { $until }, porque desde aquí se enviaron demasiadas cosas de una vez. Mirar sigue funcionando.
banned-copyright = Desde aquí no se puede compartir nada hasta { $until }, porque varias cosas que se compartieron desde aquí infringían derechos de autor. Mirar sigue funcionando.
banned-rules = Desde aquí no se puede compartir nada hasta { $until }, porque algo que se compartió desde aquí incumplía las reglas de este servidor. Mirar sigue funcionando.
banned-law = Desde aquí no se puede compartir nada hasta { $until }, porque algo que se compartió desde aquí va contra la ley. Mirar sigue funcionando.
banned-in-public-flood = Desde aquí no se puede publicar nada en público hasta { $until }, porque desde aquí se enviaron demasiadas cosas de una vez.
banned-in-public-copyright = Desde aquí no se puede publicar nada en público hasta { $until }, porque varias cosas que se compartieron desde aquí infringían derechos de autor.
banned-in-public-rules = Desde aquí no se puede publicar nada en público hasta { $until }, porque algo que se compartió desde aquí incumplía las reglas de este servidor.
banned-in-public-law = Desde aquí no se puede publicar nada en público hasta { $until }, porque algo que se compartió desde aquí va contra la ley.

# What a notice lacks, below or after "Please add:".
missing-two = { $first }; { $rest }
missing-statement = por qué lo denuncias
missing-name = tu nombre
missing-contact = cómo contactarte
missing-address = tu dirección postal
missing-phone = tu número de teléfono
missing-signature = tu firma: tu nombre completo, escrito
missing-work = la obra que es tuya
missing-good-faith = que crees de buena fe que se muestra sin permiso o consentimiento
missing-accuracy = que lo que dices es exacto, bajo pena de perjurio donde la ley lo disponga, y que puedes actuar en nombre de quien representas
missing-authority = qué autoridad lo ordena
missing-legal-basis = el fundamento jurídico de la orden
missing-reference = la referencia de la orden
missing-mistake = que crees de buena fe, bajo pena de perjurio, que se eliminó por error
missing-jurisdiction = que aceptas la competencia del tribunal y que el reclamante pueda notificarte judicialmente

# Above a report's form that comes back.
problem-category = Elige qué es.
problem-category-why = De eso depende quién lo mira y con qué rapidez.
problem-missing = Falta algo.
problem-missing-why = Añade lo siguiente:
problem-many-reports = Están llegando muchas denuncias a la vez.
problem-many-reports-why = Lo que escribiste sigue aquí, salvo la contraseña. Envíalo de nuevo en un minuto.
problem-no-link = En ese enlace no hay nada.
problem-no-link-why = ¿Se copió entero?
