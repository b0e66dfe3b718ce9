# What stands on every page.

language = pt
# Where lines begin: ltr or rtl.
direction = ltr
mine = Meus envios
promise-sealed = Selado: só se abre com o link.
promise-nameless = Sem contas e sem cookies.
foot-report = Denunciar
foot-takedown = Remoção
foot-guidelines = Diretrizes
foot-terms = Termos
foot-privacy = Privacidade
foot-contact = Contato
foot-transparency = Transparência
foot-phone = No seu telefone
foot-api = API
