# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = Tu envío

# Headings: how it stands.
manage-gone = Este envío ya no está.
manage-restricted = Nadie puede ver este envío.
manage-share = Tu envío
manage-waiting = En espera de revisión
manage-post = Tu publicación
manage-ready = Listo para enviar

# Why it is gone.
manage-gone-expired = Su tiempo ha terminado.
manage-gone-spent = Todas sus vistas se usaron.
manage-gone-links = Sus enlaces se revocaron o se destruyeron; cada uno dice quién lo hizo.
manage-gone-withdrawn = Lo borraste.
manage-gone-removed = La moderación de este servidor lo eliminó.

# In the place of promise-sealed.
manage-promise-public = Tu publicación es pública.
# A button to the home page.
manage-share-another = Compartir una imagen
manage-may-be-open = Quien lo abrió a tiempo puede mirar hasta que termine su vista.
# A button.
manage-end-views = Terminar ahora todas las vistas abiertas

# While the instance is closing.
manage-fetch = Recupera lo que es tuyo
manage-fetch-explained = Esta instancia va a cerrar. Un enlace propio te muestra tus imágenes y no usa vistas.
# A button.
manage-fetch-link = Obtener un enlace a tus imágenes
# The name of that link, said by its owner: my own link.
manage-fetch-name = El mío

# A post, in the channel with this title.
manage-in = En { $channel }
manage-waits = Aquí la moderación mira cada publicación antes que nadie. Después se muestra sola en esta dirección:
manage-look-at-channel = Ver el canal
manage-comment-as-poster = Comentar como quien publicó esto

# Buttons.
manage-copy-link = Copiar enlace
manage-send-link = Enviar enlace
manage-copy-manage-link = Copiar enlace de gestión
# To copy what stands beside it.
manage-copy = Copiar
script-copied = Copiado
script-copy-refused = Aquí no se permite copiar

manage-keep = Guarda esta página
manage-keep-share = Su dirección es tu enlace de gestión. Con él ves cuántas veces se abrieron las imágenes, cambias el tiempo y las borras. Nadie puede devolvértelo, y quien lo tenga tiene todo el control.
manage-keep-post = Su dirección es tu enlace de gestión. Con él borras tu publicación. Nadie puede devolvértelo, y quien lo tenga tiene todo el control.
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = Este navegador lo recuerda en <a href="/mine">Mis envíos</a>.
manage-not-kept = Este navegador no lo recuerda en <a href="/mine">Mis envíos</a>.
# Buttons; “here” is this browser.
manage-forget-here = Olvidarlo aquí
manage-remember-here = Recordarlo aquí

manage-pictures = { $count ->
    [one] Tu imagen
   *[other] Tus { $count } imágenes
}
manage-nothing-removed = No hubo que quitar nada
manage-removed = Se quitó: { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }, { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = posición GPS
removed-camera-model = modelo de cámara
removed-serial-number = números de serie
removed-software = nombres de programas
removed-times = fechas y horas
removed-names = nombres de personas
removed-comment = comentarios
removed-thumbnail = miniatura
removed-maker-notes = notas del fabricante de la cámara
removed-exif = otros datos de la cámara (Exif)
removed-xmp = datos de edición (XMP)
removed-iptc = pies de foto y créditos (IPTC)
removed-content-credentials = credenciales de contenido
removed-extra-pictures = imágenes adicionales dentro del archivo
removed-profile-texts = textos del perfil de color
removed-between-frames = notas entre los fotogramas
removed-subtitles = subtítulos y capítulos
removed-data-tracks = datos de sensores y otras pistas de datos
removed-extra-tracks = imágenes y sonido que no se reproducen
removed-language = idioma
removed-attachments = archivos adjuntos
# $size: such as 2.1 KiB.
removed-unneeded = { $size } que la imagen no necesita
removed-after-end = { $size } después del final

# A heading: times somebody looked.
manage-views = Vistas

manage-changes = ¿Has cambiado de idea?
# What opens a form.
manage-change-end = Cambiar cuándo termina
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = Desaparece, a partir de ahora, después de
# A button.
manage-set-time = Fijar el nuevo tiempo
manage-delete-share = Borrar este envío
manage-delete-post = Borrar esta publicación
manage-delete-share-explained = Todos los enlaces dejan de funcionar al instante, y las vistas abiertas terminan. No se puede deshacer.
manage-delete-post-explained = Desaparece al instante, con todo lo que se dijo debajo. No se puede deshacer.

# Links. One without a name is told by its place.
link-nth = Enlace { $number }
# How a link stands.
link-not-opened = Sin abrir
link-spent = Agotado
link-ended = Destruido por quien lo abrió
link-revoked = Revocado
link-expired = Caducado
link-removed = Eliminado
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>Abierto</strong> { $first }
link-opened-last = <strong>Abierto</strong> { $first }, última vez { $last }
link-stands-once = <strong>{ $state }</strong>, abierto { $first }
link-stands-last = <strong>{ $state }</strong>, abierto { $first }, última vez { $last }
link-seen = { $views ->
    [one] { $views } vista usada
   *[other] { $views } vistas usadas
}
link-seen-of = { $max ->
    [one] { $views } de { $max } vista usada
   *[other] { $views } de { $max } vistas usadas
}
link-no-limit = Sin límite de vistas
# What a link allows.
link-password = Se abre con una contraseña
link-marked = Cada vista lleva una marca
link-marked-name = Cada vista lleva una marca, con el nombre
link-end-early = Quien lo abra puede destruirlo
# Leads to what was said under a link.
link-comments = Comentarios
# The address of a picture itself.
link-direct = Enlace directo
link-direct-nth = Enlace directo { $number }
link-copy-direct = Copiar enlace directo { $number }
link-qr = Código QR
link-qr-alt = El enlace como código QR
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = Para páginas y foros
# $name: HTML, Markdown or BBCode.
link-copy-snippet = Copiar { $name }
link-revoke = Revocar este enlace
link-revoke-explained = Deja de funcionar al instante, y sus vistas abiertas terminan. Los demás enlaces se quedan.

# The form for one more link.
adding = Añadir un enlace
adding-explained = Para otra persona: con nombre, fin y límites propios, y se revoca por separado.
adding-name = Nombre, que solo tú ves
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = Desaparece después de
adding-view-limit = Límite de vistas
adding-password = Contraseña
# In an empty field: no limit, no password.
adding-none = Opcional
adding-adult = Para adultos
adding-name-in-mark = Mostrar el nombre en la marca
# The same on the home page.
# A button.
adding-add = Añadir el enlace

# Which link a picture that got out was seen by.
trace = Rastrear una filtración
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong>: vista <span class="mono">{ $id }</span>, concedida { $hour }.
trace-not-here = Dice <span class="mono">{ $id }</span>. Ninguna vista de este envío tiene ese ID.
trace-unreadable = No se puede leer ninguna marca en esta imagen. Eso no significa que no la hubiera: puede ser demasiado pequeña o estar demasiado cambiada. Si ves un ID en ella, escríbelo.
trace-explained = Una imagen que salió de aquí con una marca dice con qué enlace se vio. Se mira una sola vez y no se guarda.
trace-id = El ID que se lee en ella
trace-picture = O la propia imagen
# A button.
trace-it = Rastrear la filtración

# What was decided about it, and what its owner can answer.
decision-wrong = La decisión era errónea
decision-why-removed = Por qué se eliminó
decision-why-hidden = Por qué está oculto
decision-for-now = Oculto por ahora
decision-wrong-explained = Otra persona lo revisó, y se muestra de nuevo.
decision-explained = Lo decidió la moderación de este servidor. Esto es lo que dice, y esto es lo que puedes hacer. Guarda esta página: las respuestas aparecen aquí.
decision-for-now-explained = Alguien lo denunció, y la moderación lo está mirando. Hasta que decida, nadie lo ve. No tienes que hacer nada: si puede quedarse, se muestra de nuevo por sí solo.
# $day: such as 2026-03-01.
decision-removed-on = Se eliminó el { $day }.
decision-hidden-on = Se ocultó el { $day }, hasta que caduque.
decision-law = Se basa en la ley: { $ground }
decision-rule = Se basa en las reglas de esta instancia: { $ground }
decision-found-copy = Lo encontró el programa como copia idéntica de algo sobre lo que la moderación ya había decidido.
decision-found-report = Se encontró por una denuncia. Una persona lo miró y decidió.
# Gives the decision and its reasons.
decision-file = Guardar esto como archivo
decision-notice = La notificación de derechos de autor
decision-claim = { $name } dice que muestra esta obra suya: { $work }
decision-sued = Respondiste. El reclamante acudió a los tribunales, así que no se muestra hasta que eso termine.
decision-countered = Respondiste. Si el reclamante no acude a los tribunales, se muestra de nuevo por sí solo.
appeal = Apelaste
# Before the reasons of whoever decided.
appeal-right = Tenías razón.
appeal-wrong = La decisión se mantiene.
appeal-waits = Ahora lo mira una persona que no decidió antes. Su respuesta aparecerá aquí.
appeal-open = Apelar la decisión
appeal-explained = Puedes hacerlo una vez. Alguien de la moderación que no decidió antes lo revisa, en una o dos semanas como máximo. También puedes acudir a los tribunales o, en la Unión Europea, a un órgano certificado de resolución de litigios.
appeal-text = Por qué la decisión es errónea
appeal-until = Tiempo que queda para apelar: { $time }.
# A button.
appeal-send = Enviar apelación
counter-open = Responder con una contranotificación
counter-explained = <strong>Tu nombre y tu dirección llegan al reclamante.</strong> Si no acude a los tribunales en un plazo de 10 a 14 días hábiles, se muestra de nuevo; hasta entonces, su tiempo no corre.
# A button.
counter-send = Enviar contranotificación
