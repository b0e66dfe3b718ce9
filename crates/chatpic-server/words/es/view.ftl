# What somebody with a link sees.

view-title = Compartido contigo
countdown-gone = Desaparece en { $time }
countdown-view = Esta vista termina en { $time }
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = Imagen compartida { $number } de { $count }
view-video = Video compartido { $number } de { $count }
# Links to the files.
direct-link = Enlace directo
direct-link-one = Enlace directo { $number }
view-save = Guardar imagen
view-save-one = Guardar imagen { $number }
view-save-video = Guardar vídeo
view-save-video-one = Guardar vídeo { $number }
view-save-all = Guardar todo como ZIP
gone-pictures = { $count ->
    [one] Esta imagen ya no está.
   *[other] Estas imágenes ya no están.
}

# Under a pass: one viewing.

pass-left = { $count ->
    [0] Esta fue la última vista.
    [one] Queda { $count } vista.
   *[other] Quedan { $count } vistas.
}
pass-session = Recargar esta página no usa vistas. ID de sesión <span class="mono">{ $id }</span>: quien te lo envió ve que hubo esta vista.
film-unscripted = Este vídeo recibe su marca mientras se reproduce. Si se para o no empieza, espera un poco y recarga la página.
film-bar = Marcando este vídeo
# A fold; the viewer says so.
pass-seen = Ya lo he visto
pass-destroy-explained = Después nadie podrá abrir este enlace, tampoco tú, y quien lo envió verá que lo destruyó alguien que lo abrió.
pass-destroy = Destruir el enlace de esta vista

# Before a button.

gate-heading = Alguien ha compartido algo contigo
gate-adult = Está marcado como contenido para adultos.
gate-show = Mostrar imagen
gate-show-once = Mostrar imagen, usa 1 vista
gate-show-adult = Tengo 18 años o más: mostrar imagen
gate-show-adult-once = Tengo 18 años o más: mostrar imagen, usa 1 vista
gate-reloading = Recargar después no usa más vistas.
gate-photograph = Quien lo vea siempre podrá fotografiar la pantalla.
gate-password-missing = Este enlace necesita su contraseña. No se ha usado ninguna vista.
gate-password-wrong = Esa no es la contraseña. No se ha usado ninguna vista: inténtalo de nuevo.

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = Este tipo de enlace guarda su secreto en tu navegador, donde solo un script puede leerlo. Por eso necesita JavaScript, que aquí está desactivado. Permite los scripts en esta página o pide un enlace normal.
fragment-small = Si este enlace tiene un límite de vistas, mostrarlo usa 1 vista. Recargar después no usa más. Si está marcado como contenido para adultos, al mostrarlo dices que tienes 18 años o más.

# On the card that a chat shows of a link.

card-for-now = Aquí por tiempo limitado.

# What the scripts say there.

script-time-over = Su tiempo ha terminado.
script-film-marked = Este vídeo se está marcando para esta vista.
script-film-left = Este vídeo se está marcando para esta vista. Se podrá reproducir en unos { $time }.
script-film-failed = Este vídeo no se puede mostrar ahora. Recarga la página dentro de un minuto: eso no gasta ninguna vista.
script-closer = Ver de cerca
script-close = Cerrar
script-alone = Una imagen
script-fullscreen = Pantalla completa
script-fullscreen-end = Salir de pantalla completa
script-fragment-password = Este enlace se abre con una contraseña. No se ha usado ninguna vista.
script-fragment-gone = Esta imagen ya no está.
script-fragment-lost = La respuesta se perdió por el camino. Pulsa otra vez: no se usará una segunda vista.
script-fragment-part = Este enlace no está completo.
script-fragment-part-detail = Le falta una parte. Cópialo de nuevo, entero, o pide que te lo envíen otra vez.
