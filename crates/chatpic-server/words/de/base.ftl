# What stands on every page.

language = de
# Where lines begin: ltr or rtl.
direction = ltr
mine = Meine Freigaben
promise-sealed = Versiegelt: Nur der Link öffnet es.
promise-nameless = Keine Konten, keine Cookies.
foot-report = Melden
foot-takedown = Entfernung
foot-guidelines = Richtlinien
foot-terms = Bedingungen
foot-privacy = Datenschutz
foot-contact = Kontakt
foot-transparency = Transparenz
foot-phone = Auf deinem Handy
foot-api = API
