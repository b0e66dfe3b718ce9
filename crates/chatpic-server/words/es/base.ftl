# What stands on every page.

language = es
# Where lines begin: ltr or rtl.
direction = ltr
mine = Mis envíos
promise-sealed = Sellado: solo se abre con el enlace.
promise-nameless = Sin cuentas y sin cookies.
foot-report = Denunciar
foot-takedown = Retirada
foot-guidelines = Normas
foot-terms = Condiciones
foot-privacy = Privacidad
foot-contact = Contacto
foot-transparency = Transparencia
foot-phone = En tu teléfono
foot-api = API
