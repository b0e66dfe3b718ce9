# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = Ya no está
gone-view = Esta vista ha terminado.
gone-picture = Esta imagen ya no está.
gone-post = Esta publicación ya no está.
gone-view-over = Una vista dura solo un rato, y su tiempo ha terminado.
gone-post-over = Las publicaciones se quedan un tiempo, o hasta que otras más nuevas necesitan su lugar.
gone-time-over = Había un tiempo fijado, y ya ha terminado.
gone-views-used = Había un número de vistas fijado, y ya se usaron todas.
gone-withdrawn = Quien lo compartió lo retiró antes de tiempo.
gone-removed = La moderación de este servidor lo eliminó.
gone-open-again = Si al enlace le quedan vistas, al abrirlo de nuevo se usa otra.
gone-ask = Si todavía lo necesitas, pídeselo a quien te envió el enlace.

# Somebody who was shown the pictures destroyed the link.
ended-title = Destruido
ended-heading = Este enlace está destruido.
ended-about = Ya nadie puede abrirlo, tampoco tú, y todas sus vistas han terminado.
ended-sender = Quien te lo envió ve que lo destruyó alguien que lo abrió.

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = Esta lista está en este navegador y en ningún otro lugar. Quien use este navegador puede abrir, cambiar y borrar lo que hay en ella.
mine-no-script = Tu navegador guarda esta lista con JavaScript, que está desactivado.
mine-none = Aquí todavía no se recuerda nada. Lo que compartas desde este navegador aparecerá aquí.
mine-copy = Copiar enlace
mine-delete = Borrar este envío
# It is taken off the list, and stays shared.
mine-forget = Olvidarlo aquí
# All shares.
mine-all = Todos
mine-delete-all = Borrar todos los envíos
mine-delete-all-about = Todos los enlaces de todos los envíos de arriba dejan de funcionar al instante, y las vistas abiertas terminan. No se puede deshacer.
mine-move = Llevar la lista a otro navegador
mine-move-about = El archivo contiene tus enlaces de gestión: quien lo tenga controla por completo estos envíos.
mine-save = Guardar la lista como archivo
mine-add = Añadir una lista desde un archivo
mine-file = Una lista guardada aquí o en otro navegador

# What its script says. { $when } is a day and a time.
script-mine-shared = Compartido: { $when }
# The server is asked what became of a share.
script-mine-asking = Preguntando…
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count ->
    [one] { $count } enlace
   *[other] { $count } enlaces
}
script-mine-opened = { $count ->
    [0] Aún sin abrir
    [1] Abierto una vez
   *[other] Abierto { $count } veces
}
# { $time } is such as 3 h 12 min.
script-mine-left = Desaparece en { $time }
script-mine-expired = Su tiempo ha terminado.
script-mine-waiting = La moderación lo mira primero.
script-mine-spent = Sus vistas están agotadas.
script-mine-withdrawn = Lo borraste.
script-mine-removed = Fue eliminado.
script-mine-gone = Ya no está.
script-mine-forgotten = Ya no está, y el servidor lo ha olvidado.
script-mine-silent = El servidor no puede decirlo ahora. Recarga para preguntar de nuevo.
script-mine-unreached = No se puede llegar al servidor. Recarga para preguntar de nuevo.
script-mine-copy = Copiar enlace
script-mine-copied = Copiado
# The same button, after it was pressed once.
script-mine-delete-sure = ¿Borrarlo para todos?
script-mine-deleted = Borrado
script-mine-not-deleted = No se pudo borrar. Inténtalo de nuevo.
script-mine-all-deleted = { $count ->
    [one] { $count } borrado
   *[other] { $count } borrados
}
script-mine-some-left = { $count ->
    [one] No se pudo borrar { $count }. Inténtalo de nuevo.
   *[other] No se pudieron borrar { $count }. Inténtalo de nuevo.
}
script-mine-added = { $count ->
    [one] { $count } añadido
   *[other] { $count } añadidos
}
script-mine-no-list = Este archivo no es una lista guardada aquí.

# How to share from a phone. What stands in <b> is what the phone itself says: as it says it in this language.
phone-about = No hay ninguna aplicación que instalar desde una tienda. Esta página puede serlo.
phone-android = Android
phone-android-install = Abre este sitio en tu navegador, luego su menú, y luego <b>Añadir a pantalla de inicio</b> (en América, “Agregar a la pantalla principal”) o <b>Instalar</b>.
phone-android-share = Desde entonces ChatPic aparece en el menú de compartir: elige imágenes en tu galería, pulsa compartir y elige ChatPic.
phone-terms = Las imágenes que llegan así tienen las condiciones habituales: desaparecen después de { $time }, con cualquier número de vistas. Si quieres otras, abre la página y elígelas allí.
phone-iphone = iPhone y iPad
# Shortcuts is an app of Apple's.
phone-iphone-about = Compartir y luego <b>Añadir a pantalla de inicio</b> (en América, “Agregar a Inicio”) pone la página junto a tus aplicaciones. Safari no deja que las páginas entren en el menú de compartir, pero un atajo sí puede. En la aplicación Atajos, crea uno nuevo:
phone-iphone-sheet = En sus detalles, activa <b>Mostrar en hoja para compartir</b> y elige <b>Imágenes</b>.
phone-iphone-convert = Añade <b>Convertir imagen</b>: a JPEG. (HEIC, el formato de las fotos del iPhone, no se acepta aquí).
phone-iphone-send = Añade <b>Obtener contenido de URL</b>: <span class="mono">{ $url }</span>, método POST, cuerpo de la solicitud Formulario. Añade un campo de tipo Archivo con la clave <span class="mono">file</span> y la imagen convertida. Añade un campo de tipo Texto con la clave <span class="mono">expires_in</span>, por ejemplo <span class="mono">1h</span>; para un límite de vistas, uno con la clave <span class="mono">max_views</span>.
phone-iphone-copy = Añade <b>Copiar al portapapeles</b>. Lo que vuelve es el enlace y nada más.
phone-iphone-note = Ten en cuenta que un enlace enviado así no se puede retirar: el atajo desecha el enlace de gestión. Para conservarlo, comparte desde la página.

# For those who write programs.
api-about = Todo lo que hacen las páginas, para programas. Sin clave y sin cuenta: JSON de ida y de vuelta, errores como <span class="mono">application/problem+json</span>.
api-whole = La descripción completa, como OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>

# What a phone says of the page as an app.
app-about = Comparte imágenes por tiempo limitado, sin cuentas.

# What a link shows where it is posted, in a chat for example.
card-title = Han compartido algo contigo
card-about = Aquí por tiempo limitado. Abre el enlace para verlo.

# The end of the instance: its operator closes it for good.
closing-title = Cierre
closing-heading = No se aceptan imágenes nuevas
closing-about = Esta instancia va a cerrar y ya no acepta ninguna. Lo que se compartió se puede ver hasta entonces.
closing-yours = ¿Compartiste algo? Abre tu enlace de gestión: te da un enlace a tus propias imágenes.
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>Esta instancia cierra en { $time },</strong> el { $day } a las 0:00 UTC. No acepta imágenes nuevas; los enlaces funcionan hasta entonces o hasta su propio fin.
farewell-closed = <strong>Esta instancia está cerrada.</strong> Los enlaces pueden dejar de funcionar en cualquier momento.
