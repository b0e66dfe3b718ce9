# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = Debe decidirse en { $time }
countdown-shown = Se muestra de nuevo en { $time }
countdown-over = Recarga la página para ver cómo está.

# A button under a picture or a comment.
report-this = Denunciar esto

# What it is reported as, to choose from.
category-csam = Abuso sexual infantil
category-child-exploitation = Sexualización o explotación de menores
category-ncii = Una imagen íntima sin consentimiento
category-threat-to-life = Una amenaza contra la vida de alguien
category-terror = Terrorismo
category-gore = Violencia extrema
category-animal-cruelty = Crueldad con los animales
category-harassment-doxxing = Acoso, o dónde vive alguien
category-hate = Odio
category-self-harm = Autolesiones o suicidio
category-fraud-malware = Fraude o programas maliciosos
category-copyright = Derechos de autor
category-trademark = Marca registrada
category-privacy = Alguien mostrado contra su voluntad
category-illegal-other = Otra cosa que es ilegal
category-rules-other = No es ilegal, pero va contra las normas

# Fields of every form.
field-link = Enlace
field-category = Qué es
# Where nothing is chosen yet.
field-choose = Elige
field-what-is-wrong = Qué está mal (opcional)
field-who-is-shown = A quién se ve, y por qué es sin consentimiento
field-anything-else = Algo más (opcional)
field-why-illegal = Por qué es ilegal
field-what-is-ordered = Qué se ordena
field-name = Tu nombre
field-where-to-reach = Dónde contactarte (opcional)
field-email = Correo electrónico en el que se te puede contactar
field-address = Tu dirección postal
field-phone = Tu número de teléfono
field-signature = Firma: tu nombre completo, escrito
field-work = La obra que es tuya, y dónde se puede ver
field-no-consent = Creo de buena fe que se muestra sin el consentimiento de quien aparece.
field-not-allowed = Creo de buena fe que este uso no está permitido por el titular, su representante o la ley.
field-good-faith = Creo de buena fe que lo que digo aquí es exacto y completo.
field-accuracy = Lo que digo aquí es exacto y, bajo pena de perjurio, soy el titular o puedo actuar en su nombre.
field-authority = Qué autoridad, y quién en ella
field-legal-basis = Fundamento jurídico
field-reference = Referencia de la orden
field-mistake = Bajo pena de perjurio, creo de buena fe que se eliminó por error o porque se tomó por otra cosa.
field-jurisdiction = Acepto la competencia del tribunal que corresponde a mi dirección (fuera de los Estados Unidos: la de cualquier tribunal de allí en cuyo distrito se encuentre esta instancia) y acepto que el reclamante pueda notificarme judicialmente.

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = Están llegando muchas denuncias a la vez.
script-report-working = Tu navegador hace un cálculo para esta, tarda unos segundos.
script-report-lacks = Falta una cosa.
script-report-password = Escribe la contraseña de nuevo y envía.

# The form for everything.
report-title = Denunciar
report = Denunciar una imagen o un comentario
report-explained = No necesitas cuenta ni dar tu nombre. Recibes un enlace con el que ves en qué queda, y a quien compartió la imagen o dijo algo no se le dice quién eres.
report-password = Su contraseña, si la tiene
# A button.
report-send = Enviar denuncia
report-promise = Tu denuncia permite a la moderación abrir lo que denuncias y nada más; sin su contraseña no puede mirarlo. Si un menor o la vida de alguien corre peligro, llama primero a la policía. Para imágenes íntimas tuyas, derechos de autor y órdenes de autoridades hay <a href="/takedown">formularios propios</a>.

# The forms that laws give.
takedown-title = Retirada
takedown = Pedir una retirada
takedown-explained = Para lo que la ley da un formulario. Todo lo demás: <a href="/report">denúncialo</a>.
takedown-copies = Las copias idénticas en esta instancia se retiran junto con la imagen que indiques. Quién opera la instancia y quién recibe cartas está en la página <a href="/legal/contact">Contacto</a>.

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = Algo ilegal: notificación UE
notice-eu-promise = Según el Reglamento de Servicios Digitales. Un acuse de recibo al instante y una decisión con sus motivos.
notice-eu-explained = Para cualquier cosa ilegal, según el artículo 16 del Reglamento de Servicios Digitales de la UE. Recibes un acuse de recibo al instante, y la decisión con sus motivos. Tu nombre y tu contacto pueden quedar vacíos si se trata de abuso sexual infantil.
notice-eu-send = Enviar notificación
notice-eu-after = A quien lo compartió no se le dice quién eres.
notice-intimate = Una imagen íntima sin consentimiento
notice-intimate-promise = Se oculta al instante, también si la generó un programa.
notice-intimate-explained = Para una imagen en la que apareces tú, o alguien en cuyo nombre puedes hablar, sin ropa o en una situación íntima y sin consentimiento, sea real o generada por un programa. Se oculta en cuanto envías este formulario, y una persona la mira en 12 horas, 48 como máximo.
notice-intimate-send = Pedir que se retire
notice-intimate-after = A quien la compartió no se le dice quién eres. Las copias idénticas que haya aquí se retiran con ella. Si conoces otros enlaces, envía este formulario para cada uno.
notice-copyright = Notificación de derechos de autor
notice-copyright-promise = Los seis elementos del 17 USC 512. Se decide en un día, tres como máximo.
notice-copyright-explained = Para tu propia obra, o para una en nombre de cuyo titular puedes actuar. Una notificación según el 17 USC 512 (la ley de derechos de autor de los Estados Unidos) tiene seis elementos, y este formulario los pide todos. Se decide en un día, tres como máximo.
notice-copyright-send = Enviar notificación de derechos de autor
notice-copyright-after = Quien lo compartió ve tu nombre, tu obra y lo que dices, y puede responder con una contranotificación, que recibirías. Quien afirma a sabiendas algo que no es cierto puede tener que responder por los daños.
notice-authority = Orden de una autoridad
notice-authority-promise = Avisa al operador al instante.
notice-authority-explained = Para tribunales y autoridades. Avisa al operador al instante y se decide en una hora.
notice-authority-send = Enviar orden
notice-authority-after = Cuando algo se retira por orden, los visitantes lo ven indicado. Nada aquí puede decir quién lo compartió o lo miró: no se guarda ninguna dirección.
notice-password = La contraseña del enlace, si la tiene y la conoces

# What became of a report.
reported-title = Tu denuncia
reported-received = Tenemos tu denuncia
reported-in-review = Se está revisando
reported-kept = Se queda
reported-hidden = Está oculto
reported-removed = Se eliminó
reported-appealed = Se está revisando de nuevo
reported-overturned = Se muestra de nuevo
reported-received-next = Ahora la moderación mira lo que denunciaste y decide.
reported-in-review-next = Alguien de la moderación lo tiene. Lo que decida aparecerá aquí.
reported-kept-next = Alguien de la moderación lo miró y no encontró nada que esté prohibido aquí. Si hay algo más que saber, denúncialo de nuevo y dilo.
# “It” is a comment.
reported-comment-next = Así lo decidió la moderación. Nadie sabe quién lo dijo, así que a nadie se le dice por qué.
reported-decided-next = Así lo decidió la moderación. Quien lo compartió puede apelar; entonces lo mira otra persona, y esta página lo dirá.
reported-appealed-next = Quien lo compartió apeló. Ahora decide alguien de la moderación que no decidió antes.
reported-overturned-next = Quien lo compartió apeló, y tenía razón.
reported-ask = La moderación pregunta
reported-answer = <a href="/report">Responde con otra denuncia</a> del mismo enlace.
reported-unseen = Aquí nadie puede mirarlo: tiene contraseña. Si la conoces, <a href="/report">denúncialo de nuevo</a> con la contraseña.
reported-as = Denunciado como: { $category }
reported-at = Recibido: { $hour }
reported-decided-at = Decidido: { $hour }
reported-is-hidden = Ahora no se puede ver.
reported-is-shown = No está oculto.
reported-keep = Guarda esta página
reported-keep-explained = Su dirección es la única forma de ver en qué queda tu denuncia. Nadie puede devolvértela.
# A button.
reported-copy = Copiar este enlace

# What was reported and decided, in numbers.
transparency-title = Transparencia
transparency = Transparencia
transparency-explained = Qué se denunció aquí, qué se decidió y cuánto se tardó. Un número del 1 al 4 se muestra como &lt;5, para que no se pueda reconocer a nadie.
transparency-programs = Lo mismo, <a href="/transparency.json">para programas</a>.
# In small print beside a category and before a number: such as “EU notice, by page”.
transparency-notices = { $form }, por { $source }
transparency-intimate = solicitud de la persona mostrada
transparency-copyright = notificación de derechos de autor
transparency-eu = notificación UE
transparency-authority = orden
transparency-report = denuncia
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = página
transparency-source-api = API
transparency-source-takedown = retirada
# What was decided how often.
transparency-removed = eliminado
transparency-hidden = oculto
transparency-kept = conservado
# In small print beside that: the law or rule it rests on.
transparency-by-law = por ley: { $ground }
transparency-by-rule = por regla: { $ground }
# Each before a length of time.
transparency-half = La mitad de las decisiones, en menos de
transparency-most = 19 de cada 20, en menos de
# Each before a number.
transparency-requests = Solicitudes sobre imágenes íntimas, decididas
transparency-in-time = De ellas, en menos de 48 horas
transparency-appeals = Apelaciones decididas
transparency-reversals = De ellas, decisiones anuladas
transparency-orders = Órdenes de autoridades
transparency-lists = Listas de imágenes conocidas
transparency-no-list = Esta instancia no tiene ninguna lista: nada de lo que se sube se compara con nada.
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entrada. Una coincidencia significa <span class="mono">{ $action }</span>. Coincidencias: { $hits }, erróneas: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entradas. Una coincidencia significa <span class="mono">{ $action }</span>. Coincidencias: { $hits }, erróneas: { $wrong }.
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entrada, del { $day }. Una coincidencia significa <span class="mono">{ $action }</span>. Coincidencias: { $hits }, erróneas: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entradas, del { $day }. Una coincidencia significa <span class="mono">{ $action }</span>. Coincidencias: { $hits }, erróneas: { $wrong }.
}
