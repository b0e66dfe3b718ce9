# The page on which pictures are shared, and the form of a channel.

home-title = Comparte imágenes por tiempo limitado
# The legend of the terms to pick: 10 min, 1 hour …
home-lifetime = Desaparece después de
# What the chips below are, for screen readers.
home-terms = Condiciones
# A chip: the link can be opened once.
home-once = 1 vista
password = Contraseña
# In an empty field: no password, no limit.
none = Opcional
# A chip: each view is marked with an ID of its own.
home-mark = Marcar
# A button beside a password: shows what is typed.
home-reveal = Mostrar
home-more = Más
home-view-limit = Límite de vistas
home-recipients = Un enlace para cada una de estas personas, un nombre por línea
home-recipients-example = Ana&#10;Luis
home-alt = Qué muestran las imágenes, una línea para cada una, para quienes no pueden verlas
# The label is the name of the link: whoever it is for.
home-mark-named = Incluir también en la marca el nombre del enlace
terms-end-early = Quien lo abra puede destruir su enlace
home-comments = Quien lo abra puede comentar
home-preview = Los chats pueden mostrar la primera imagen. Guardan copias que duran más que el enlace
home-adult = Para adultos
# A button. The script names the count once there are pictures.
home-share = Compartir imágenes
home-channels = ¿Algo que pueda ver todo el mundo? Para eso hay <a href="/c">canales</a>.
tray-invitation = Elige, arrastra o pega imágenes
tray-invitation-videos = Elegir, soltar o pegar imágenes y vídeos
tray-formats = JPEG, PNG, GIF o WebP. Hasta { $count }, de { $size } como máximo cada una.
# $size is a picture's, $film a video's.
tray-formats-videos = Hasta { $count }: JPEG, PNG, GIF, WebP o AVIF de { $size } como máximo cada una, videos (MP4, MOV, WebM) de { $film } como máximo cada uno.
# A button that opens the camera.
tray-take = Tomar una foto
sending-bar = Subida
sending-cancel = Cancelar la subida
# A proof of work that an upload may take.
pass-field = Pase de subida
pass-how = Sin JavaScript, tu navegador no puede conseguir uno por su cuenta: <code>chatpic solve --server URL</code> muestra uno.

# What the scripts of the tray say.

script-share = Compartir imágenes
script-share-some = { $count ->
    [one] Compartir { $count } imagen
   *[other] Compartir { $count } imágenes
}
script-post = Publicar imágenes
script-post-some = { $count ->
    [one] Publicar { $count } imagen
   *[other] Publicar { $count } imágenes
}
script-add-more = Añadir más
script-in-tray = { $count ->
    [one] { $count } imagen, { $size }
   *[other] { $count } imágenes, { $size }
}
script-tray-empty = Ninguna imagen
# Buttons on a picture in the tray; $name is a file's name.
script-remove = Quitar { $name }
script-earlier = Poner { $name } antes
script-later = Poner { $name } después
# A field.
script-describe = Qué muestra la imagen { $number } ({ $name })
script-large-title = Este archivo ocupa { $size }.
script-large-detail = Las imágenes pueden ocupar hasta { $size }.
script-large-video-detail = Los videos pueden ocupar hasta { $size }.
script-many-title = { $count ->
    [one] Es más de { $count } imagen.
   *[other] Son más de { $count } imágenes.
}
script-many-detail = { $count ->
    [one] La primera está en la bandeja.
   *[other] Las primeras { $count } están en la bandeja.
}
script-heic-title = { $name } es una imagen HEIC, que la mayoría de los navegadores no pueden mostrar.
script-heic-detail = Elígela desde tu fototeca y no desde los archivos: así el teléfono la convierte. O cambia la cámara a JPEG: Ajustes, Cámara, Formatos, Más compatible.
script-avif-title = { $name } es una imagen AVIF, que aquí no se acepta.
script-avif-detail = Guárdala como JPEG, PNG o WebP y comparte esa copia.
script-video-title = { $name } es un video.
script-video-detail = Aquí solo se pueden compartir imágenes: JPEG, PNG, GIF o WebP.
script-sending = Enviando
script-sent = { $sent } de { $total }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $sent } de { $total }, { $speed }/s, tiempo restante: { $left }
script-percent = { $percent } por ciento enviado
script-sealing = Limpiando y sellando
script-sealing-said = Enviado. Limpiando y sellando
script-working = Calculando un pase de subida
script-working-said = Calculando un pase de subida, tarda unos segundos
script-no-pass = La página no pudo calcular un pase de subida. Cárgala de nuevo.
script-cancelled = Subida cancelada
script-failed = Esto no ha funcionado.
script-odd-answer = Algo entre tu dispositivo y el servidor dio una respuesta inesperada. Inténtalo de nuevo dentro de un rato.
script-lost = Conexión perdida. Intentándolo de nuevo
script-broken = Se cortó la conexión.
# $button is what stands on the button that sends.
script-broken-detail = No se ha perdido nada: pulsa “{ $button }” otra vez.
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = Se interrumpió una subida. Elige { $name } otra vez y seguirá desde el { $percent } %.
script-unfinished-whole = { $name } se envió, pero no se compartió. Elige el archivo otra vez: nada se envía dos veces.
# After it was chosen again.
script-unfinished-on = { $name } sigue desde el { $percent } %.
# A button.
script-unfinished-forget = Olvidarlo
script-unfinished-forgotten = Olvidado, aquí y en el servidor.

# Where terms are ticked one by one.
terms-mark = Marcar cada vista con un ID propio, para que una filtración diga de quién era
