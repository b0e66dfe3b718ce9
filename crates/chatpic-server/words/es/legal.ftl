# What an instance says of itself. An instance is one server that runs this program; whoever runs it is its
# operator. “We” and “this instance” are the same. Keep these texts plain, and as binding as they are.

# On every page where it is told who runs the instance.
legal-who = El operador de esta instancia es { $name }.
legal-who-unnamed = Esta instancia no ha indicado quién la opera.
legal-email-unnamed = Esta instancia no ha indicado una dirección de correo electrónico.

terms-title = Condiciones
terms = Condiciones
terms-about = ChatPic muestra imágenes a las personas que tienen un enlace, por tiempo limitado y sin cuentas. Al usarlo aceptas lo que dice esta página.
terms-pictures = Tus imágenes
terms-pictures-yours = Siguen siendo tuyas. Permites a esta instancia guardarlas selladas y mostrarlas a quien tenga el enlace, hasta que terminen. No se hace nada más con ellas: nadie las vende, las estudia ni entrena nada con ellas.
terms-pictures-may = Comparte solo lo que puedas compartir: imágenes tuyas o que tengas permiso para mostrar, y que no molesten a nadie que aparezca en ellas. Lo que nunca se permite está en las <a href="/legal/guidelines">normas</a>.
terms-time = Tiempo y tamaño
# $time: such as 30 days.
terms-time-longest = Un envío dura { $time } como máximo. Lo que ha terminado no lo puede recuperar nadie.
# $size: such as 50 MiB.
terms-time-files = { $count ->
    [one] Un envío puede tener { $count } imagen de hasta { $size }. Cuánto pueden ocupar los videos, donde se aceptan, está en la página de inicio.
   *[other] Un envío puede tener hasta { $count } imágenes de hasta { $size } cada una. Cuánto pueden ocupar los videos, donde se aceptan, está en la página de inicio.
}
terms-time-uploads = { $count ->
    [one] Desde una misma dirección se acepta { $count } subida por hora.
   *[other] Desde una misma dirección se aceptan hasta { $count } subidas por hora.
}
terms-time-originals = Conserva tus originales: este no es un lugar para almacenar cosas.
terms-look = Qué miramos
terms-look-lists = El programa compara cada subida, en memoria, con las listas de imágenes dañinas conocidas que tiene esta instancia. Una imagen que está en una de ellas no se acepta. Después nadie aquí puede verla, salvo que la denuncie alguien que tiene el enlace: entonces una persona mira lo denunciado y decide.
terms-look-hidden = Una imagen puede quedar oculta hasta esa decisión. Si se elimina, tu página de gestión dice por qué, y allí puedes apelar. Lo revisa alguien que no decidió la primera vez.
terms-look-comments = Sobre un comentario se decide por separado. Nadie sabe quién lo escribió, así que a nadie se le puede decir por qué, y nadie puede apelar.
terms-look-bans = A quien suba cosas prohibidas una y otra vez se le puede impedir subir, y publicar y comentar en los canales. Se le comunica el motivo y hasta cuándo. Mirar y denunciar sigue abierto a todo el mundo.
terms-promise = Sin promesa de permanencia
terms-promise-none = Se ofrece tal como está, sin garantía, en la medida en que la ley lo permita. Puede fallar o detenerse. Si cierra para siempre, todas las páginas lo dicen y dicen cuándo, y hasta entonces puedes recuperar lo que es tuyo.
terms-who = Quién y dónde
# Before what the operator says of it.
terms-law = Ley y tribunal:
terms-law-unnamed = Esta instancia no ha indicado una ley ni un tribunal. Se aplican los tuyos, como es siempre tu derecho como consumidor.
terms-change = Estas condiciones se derivan del programa y de sus ajustes, y cambian cuando ellos cambian.

guidelines-title = Normas
guidelines = Normas
guidelines-about = Comparte lo que mostrarías si las personas que salen en la imagen estuvieran a tu lado. Lo demás se deduce de ahí.
guidelines-never = Nunca
guidelines-never-children = <strong>Imágenes sexuales de menores</strong>, reales, dibujadas o generadas, y todo lo que los sexualice o sirva para captarlos.
guidelines-never-intimate = <strong>Imágenes íntimas sin consentimiento</strong> de la persona que aparece en ellas, también las generadas.
guidelines-never-threats = <strong>Amenazas</strong> contra la vida de alguien, y llamamientos a hacer daño a personas.
guidelines-never-terror = <strong>Terrorismo</strong>: lo que recluta para él, lo elogia o lo enseña.
guidelines-never-cruelty = <strong>Crueldad</strong> con personas o animales, mostrada por sí misma.
guidelines-never-hate = <strong>Odio</strong> contra personas por lo que son, <strong>acoso</strong>, y decir dónde vive alguien.
guidelines-never-fraud = <strong>Fraude</strong>, documentos robados, programas maliciosos.
guidelines-never-others = <strong>Obras ajenas</strong> o cosas privadas que no tienes permiso para mostrar.
guidelines-never-law = Cualquier otra cosa que la ley prohíba.
guidelines-adults = Para adultos
guidelines-adults-allowed = La desnudez entre adultos que consienten no está prohibida aquí donde la ley la permite. Envíala solo a adultos que la quieran, y márcala como contenido para adultos.
guidelines-wrong = Cuando algo está mal
guidelines-wrong-report = <a href="/report">Denúncialo</a>. No necesitas cuenta ni dar tu nombre, y recibes un enlace para ver en qué quedó. Las imágenes tuyas que nunca consentiste, los derechos de autor y las órdenes de autoridades tienen <a href="/takedown">vías más cortas</a>.
guidelines-wrong-danger = Si un menor o la vida de alguien corre peligro, llama primero a la policía. Ella puede actuar al instante; nosotros solo podemos ocultar una imagen.
guidelines-wrong-numbers = Nada se elimina porque lo denuncie mucha gente. Una persona lo mira, una vez, y el número de denuncias no cuenta.
guidelines-removed = Si se eliminó algo tuyo
guidelines-removed-object = Tu página de gestión dice por qué y te permite apelar. Un comentario no la tiene: nadie sabe quién lo escribió, así que su eliminación no se comunica a nadie y es definitiva. Las imágenes sexuales de menores son la excepción: desaparecen sin aviso, y donde la ley lo exige, se comunican a las autoridades.

privacy-title = Privacidad
privacy = Privacidad
privacy-about = Ni cuentas, ni cookies, ni rastreadores. Esta página la escribe el programa a partir de los ajustes con los que funciona.
privacy-pictures = Tus imágenes
privacy-pictures-seen = Mientras llegan, el programa las ve: las compara, en memoria, con listas de imágenes dañinas conocidas, y quita de los archivos la posición, la cámara, los nombres y las fechas.
privacy-pictures-early = Se envían en cuanto las eliges. Lo que después no compartes se borra cuando dejas la página, a más tardar después de un día.
privacy-pictures-sealed = Después cada una se sella con una clave que solo llevan sus enlaces. Sin un enlace nadie puede abrirla, tampoco esta instancia. Mientras alguien la mira, el programa la ve de nuevo. Por tanto, no es cifrado de extremo a extremo.
# $time: such as 30 days.
privacy-pictures-end = Termina cuando acaba su tiempo, cuando se usan sus vistas o cuando la borras, después de { $time } como máximo. Su clave se borra en menos de un minuto, y sus bytes con ella.
privacy-records = Qué se guarda junto a ellas
privacy-records-clear = Sin cifrar: cuándo se hizo un envío y cuándo termina, cuántas imágenes de qué tamaño aproximado, su límite de vistas, si tiene contraseña, cuántas vistas concedió cada enlace, y a qué horas.
privacy-records-after = { $days ->
    [one] Durante { $days } día después del final: lo mismo, sin las imágenes, para que los enlaces puedan decir por qué ya no están.
   *[other] Durante { $days } días después del final: lo mismo, sin las imágenes, para que los enlaces puedan decir por qué ya no están.
}
privacy-records-fingerprint = La huella de cada imagen, calculada con una clave de esta instancia. Dice si hay aquí una imagen igual, para que una sola decisión elimine todas las copias; no dice nada más.
privacy-records-postgres = Los registros están en una base de datos PostgreSQL. Lo que se borra sale enseguida de sus tablas, y de sus archivos y su registro de transacciones solo cuando estos se limpian: al final del día hasta el que debía guardarse, o más tarde en el registro de transacciones.
privacy-records-bucket = Los bytes sellados están en un almacén de objetos, que libera los bytes borrados cuando le corresponde; sin su clave son ruido.
privacy-records-backups = Si el operador hace copias de seguridad, estas contienen lo que se borró desde entonces. El programa no puede saberlo: pregunta.
# An address of the internet, by which a device or a household can be told from others.
privacy-address = Tu dirección de internet
privacy-address-kept = Se anota en un único caso, que el operador ha activado: cuando se confirma que una subida es abuso sexual infantil, la dirección de la que vino se sella con las pruebas, para las autoridades.
privacy-address-never = Se usa para responderte y nunca se anota, subas lo que subas.
privacy-address-counted = Para que nadie acapare demasiado, las peticiones se cuentan por dirección, en memoria, con una clave que se sortea de nuevo cada hora. Pasada esa hora nadie puede decir de quién eran.
privacy-address-log = El registro tiene una línea por petición: la hora, el método, qué tipo de página, el estado, cuánto tardó. Ni dirección, ni enlace, ni navegador.
privacy-address-network = { $days ->
    [one] Un envío lleva una señal de la red de la que vino: 16 bits, que miles de redes tienen en común, calculados con una clave que se destruye al cabo de { $days } día. Con ella se reconoce hasta entonces a quien fue bloqueado, y no se puede identificar a nadie. Una denuncia también la lleva.
   *[other] Un envío lleva una señal de la red de la que vino: 16 bits, que miles de redes tienen en común, calculados con una clave que se destruye al cabo de { $days } días. Con ella se reconoce hasta entonces a quien fue bloqueado, y no se puede identificar a nadie. Una denuncia también la lleva.
}
privacy-address-proxy = Delante de esta instancia hay un proxy, que ve tu dirección y las direcciones que pides. Qué guarda ese proxy le toca decirlo al operador.
privacy-browser = Tu navegador
# $when: one of the three below. The “it” after that is the upload pass.
privacy-browser-pass = No se guarda ninguna cookie. { $when } El pase es un texto aleatorio que tu navegador obtiene con un cálculo y guarda; con él se puede detener a quien sube cosas prohibidas, y no se puede identificar a nadie. Esta instancia guarda un hash de él. Bórralo cuando quieras con los datos de este sitio en tu navegador; la próxima subida consigue uno nuevo.
privacy-browser-unfinished = Si se interrumpió la subida de un archivo grande, tu navegador guarda durante un día el nombre del archivo y un secreto con el que sigue. El archivo mismo no se guarda ahí. La página lo dice, y un botón hace que se olvide.
privacy-browser-kept = Tu navegador también guarda, sin enviarlo a nadie: los enlaces de gestión de lo que compartiste, hasta que hagas que se olviden; quién eres en los hilos donde escribiste, durante 30 días; y las condiciones que elegiste la última vez.
privacy-pass-always = Para compartir necesitas un pase de subida.
privacy-pass-under-load = Cuando se sube mucho a la vez, y desde redes que abusaron de esta instancia, necesitas un pase de subida para compartir.
privacy-pass-misused = Desde redes que abusaron de esta instancia necesitas un pase de subida para compartir.
privacy-reports = Denuncias
privacy-reports-copy = { $days ->
    [one] Una denuncia lleva el enlace de aquello de lo que trata, para que la moderación pueda abrir exactamente eso. Una copia queda sellada para la moderación hasta que se cierra el caso, { $days } día como máximo, aunque quien lo compartió lo borre mientras tanto.
   *[other] Una denuncia lleva el enlace de aquello de lo que trata, para que la moderación pueda abrir exactamente eso. Una copia queda sellada para la moderación hasta que se cierra el caso, { $days } días como máximo, aunque quien lo compartió lo borre mientras tanto.
}
privacy-reports-written = { $days ->
    [one] Lo que escribes, y la dirección en la que quieres que te contacten, se sella, solo lo ve la moderación y se borra cuando ya nadie puede apelar, { $days } día después de la decisión.
   *[other] Lo que escribes, y la dirección en la que quieres que te contacten, se sella, solo lo ve la moderación y se borra cuando ya nadie puede apelar, { $days } días después de la decisión.
}
privacy-reports-names = El nombre y la dirección de una notificación de derechos de autor o de una contranotificación llegan a la otra parte, y a nadie más. El formulario lo dice.
privacy-reports-vault = El abuso sexual infantil confirmado se sella para las autoridades, con claves que no están en esta máquina, durante el tiempo que exige la ley. Esta instancia no puede abrirlo.
privacy-reports-no-vault = Ninguna prueba de nada se guarda más tiempo.
privacy-rights = Tus derechos
privacy-rights-yours = Con el enlace de gestión de un envío ves todo lo que se guarda de él, lo cambias y lo borras. Sin ese enlace, ni tú ni nosotros podemos decir qué envío es tuyo. Para todo lo demás, pregunta a quien opera esta instancia.

contact-title = Contacto
contact = Contacto
contact-about = Para que se revise una imagen, <a href="/report">denúnciala</a> o <a href="/takedown">pide su retirada</a>. Es más rápido que una carta: llega a la cola, y recibes un enlace para ver qué pasa.
contact-who = Quién opera esta instancia
contact-eu = Unión Europea
# Each before what the operator says of it, which may have several lines.
contact-eu-point = Para particulares y autoridades:
contact-eu-unnamed = Esta instancia no ha indicado un punto de contacto para particulares o autoridades en la Unión Europea.
contact-eu-representative = Representante legal:
contact-copyright = Derechos de autor en los Estados Unidos
contact-agent = Agente designado:
contact-agent-number = En el directorio de la Oficina de Derechos de Autor de los Estados Unidos: { $number }
contact-agent-unregistered = Esta instancia no ha indicado el registro del agente en la Oficina de Derechos de Autor de los Estados Unidos.
contact-agent-unnamed = Esta instancia no ha indicado un agente para las notificaciones de derechos de autor.
contact-copyright-form = Una notificación por el <a href="/takedown/copyright">formulario</a> se acepta en cualquier caso.
contact-security = Fallos de seguridad del programa o de esta instancia
contact-security-tell = Comunícalos a <a href="{ $url }">{ $contact }</a> antes que a nadie, por favor.
contact-security-unnamed = Esta instancia no ha indicado un contacto de seguridad.
