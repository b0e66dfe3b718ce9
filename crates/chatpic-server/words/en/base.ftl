# What stands on every page.

language = en
# Where lines begin: ltr or rtl.
direction = ltr
mine = My shares
promise-sealed = Sealed so that only the link opens it.
promise-nameless = No accounts, no cookies.
foot-report = Report
foot-takedown = Takedown
foot-guidelines = Guidelines
foot-terms = Terms
foot-privacy = Privacy
foot-contact = Contact
foot-transparency = Transparency
foot-phone = On your phone
foot-api = API
