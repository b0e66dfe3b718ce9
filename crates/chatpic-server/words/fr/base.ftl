# What stands on every page.

language = fr
# Where lines begin: ltr or rtl.
direction = ltr
mine = Mes partages
promise-sealed = Scellé : seul le lien l’ouvre.
promise-nameless = Ni comptes, ni cookies.
foot-report = Signaler
foot-takedown = Retrait
foot-guidelines = Charte
foot-terms = Conditions
foot-privacy = Confidentialité
foot-contact = Contact
foot-transparency = Transparence
foot-phone = Sur votre téléphone
foot-api = API
