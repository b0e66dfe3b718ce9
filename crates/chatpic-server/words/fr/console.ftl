# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = Modération
# The list of cases that wait.
console-queue = File d’attente
# Of posts, before they are shown.
console-review = Examen
console-channels = Canaux
# What moderators did, line by line.
console-log = Journal
console-sign-out = Se déconnecter
console-back = Retour
# Roles, not people.
role-moderator = modération
role-child-safety = protection de l’enfance
role-operator = exploitation
role-auditor = audit

# $number is that of a picture, which is shown small and blurred.
console-tile = Image { $number }, floutée
console-hold = Maintenez une vignette, ou <kbd>l</kbd>, pour voir de plus près. Chaque regard est inscrit au journal.
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = { $time } de retard
console-nothing-waits = Rien n’attend ici.
# Several things in one line.
console-two = { $first }, { $rest }
console-block = Bloquer la même image
block-nowhere = Nulle part
block-channels = Dans les canaux
block-everywhere = Partout
console-remove = Retirer
console-remove-for-good = Retirer définitivement
# A post that stays above the others of its channel.
console-pinned = épinglée
console-pin = Épingler
console-unpin = Désépingler

# Signing in.
sign-in = Se connecter
sign-in-name = Nom
sign-in-passkey = Se connecter avec une clé d’accès
sign-in-or = Ou avec un mot de passe et un code
sign-in-password = Mot de passe
sign-in-code = Code de votre application d’authentification
sign-in-cookie = C’est l’exploitant de ce serveur qui invite à rejoindre la modération. Une fois la connexion faite, ce navigateur garde un cookie pendant 12 heures.
script-passkey-unused = La clé d’accès n’a pas été utilisée. Réessayez.
script-passkey-failed = Cela n’a pas marché. Réessayez.

# An invitation to become a moderator.
join = Invitation
join-welcome = Bienvenue, { $name }
# $role is role-… from above.
join-invited = Vous avez une invitation pour ce serveur. Votre rôle : { $role }. Choisissez comment vous connecter. Cette page ne sert qu’une fois.
join-passkey = Avec une clé d’accès
join-passkey-why = Votre téléphone, votre ordinateur ou une clé de sécurité montre qui vous êtes. Rien à saisir, et personne ne peut vous la soutirer par ruse.
join-passkey-make = Créer une clé d’accès
join-passkey-scripts = Une clé d’accès a besoin de JavaScript. Un mot de passe avec un code fonctionne sans.
join-password = Avec un mot de passe et un code
join-scan = Scannez ceci avec une application d’authentification, ou saisissez-y le secret.
join-secret = Le secret sous forme de code QR
join-new-password = Un nouveau mot de passe, 12 caractères ou plus
join-code = Le code que l’application affiche maintenant
join-set = Définir le mot de passe et se connecter

# The queue.
queue-waiting-none = Rien n’attend.
queue-waiting = { $waiting ->
    [one] { $waiting } dossier attend.
   *[other] { $waiting } dossiers attendent, aucun en retard.
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] { $waiting } dossier attend, en retard.
   *[other] { $waiting } dossiers attendent, dont { $overdue } en retard.
}
queue-posts-wait = { $count ->
    [0] Aucune publication n’attend.
    [one] { $count } publication attend.
   *[other] { $count } publications attendent.
}
# Filters of the list.
queue-kind = Type
queue-all = Tous
queue-state = État
queue-all-that-wait = Tous ceux qui attendent
queue-mine = Les miens
queue-overdue = En retard
queue-filter = Filtrer
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = Échéances plus proches
queue-later = Échéances plus lointaines

# What a case is about. Short: it is a heading and a line of a list.
about-csam = Abus sexuel sur un enfant
about-child-exploitation = Exploitation d’enfants
about-ncii = Intime, sans consentement
about-threat-to-life = Menace pour la vie
about-terror = Terrorisme
about-gore = Violence extrême
about-animal-cruelty = Cruauté envers les animaux
about-harassment-doxxing = Harcèlement, doxing
about-hate = Haine
about-self-harm = Automutilation
about-fraud-malware = Fraude, logiciel malveillant
about-copyright = Droit d’auteur
about-trademark = Droit des marques
about-privacy = Vie privée
about-illegal-other = Autrement illégal
about-rules-other = Contraire aux règles de la maison

# Kinds of cases.
class-child-abuse = Abus d’enfant
class-threat-to-life = Menace pour la vie
class-authority = Autorité
class-intimate = Intime
class-copyright = Droit d’auteur
class-illegal = Illégal
class-rules = Règles
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = abus d’enfant confirmé
listed-csam-self-report = abus d’enfant signalé par la personne montrée
listed-ncii-self-report = image intime signalée par la personne montrée
listed-terror = terrorisme
# Removed from this server before.
listed-removed-here = déjà retirée ici
listed-operator = liste de l’exploitant

# How a case stands.
state-open = Ouvert
# Somebody said what it is.
state-triaged = Qualifié
state-assigned = Attribué
state-decided = Décidé
# Everybody concerned was told.
state-notified = Communiqué
state-closed = Clos
state-appealed = Contesté
state-upheld = Confirmé
state-overturned = Annulé

# In which form a report came: of which law, or a plain one.
kind-plain = Signalement
kind-intimate = Intime
kind-copyright = Droit d’auteur
kind-eu = Notification UE
kind-authority = Autorité

# A case in a line, such as "Notification UE, 3 signalements, 2 images".
case-facts = { $reports }, { $what }
case-facts-of-kind = { $kind }, { $reports }, { $what }
case-count-reports = { $count ->
    [one] { $count } signalement
   *[other] { $count } signalements
}
case-count-pictures = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
case-no-pictures = aucune image
case-a-comment = un commentaire
case-escalated = remonté
case-hidden = masqué
# $name is a moderator who works on it.
case-with = chez { $name }

# One case.
case-comment = Commentaire
case-pictures = Images
case-evidence-gone = Les preuves ne sont plus disponibles.
# $time is a span such as 12 min.
case-pause = Vous avez vu beaucoup de choses dures. Les images réapparaissent dans { $time } ; passez ce dossier, ou allez marcher un peu.
case-unopened = Aucune des personnes qui l’ont signalé n’a pu l’ouvrir, ou les preuves ne sont plus disponibles. On peut masquer, conserver, ou demander le mot de passe à l’auteur du signalement.
# Who said the comment, and when.
case-comment-line = { $name }, { $at }
case-comment-owner = { $name }, à l’origine du partage, { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }, à { $to }, { $at }
case-comment-owner-answer = { $name }, à l’origine du partage, à { $to }, { $at }
# Names of facts, and what stands beside them.
case-fact-share = Partage
case-fact-comment = Commentaire
case-fact-comment-where = { $number } sous le lien { $link }
case-fact-post = Publication
case-fact-caption = Légende
case-fact-state = État
case-fact-ends = se termine dans { $time }
case-fact-gone = { $reason ->
    [expired] expiré
    [spent] épuisé
    [withdrawn] annulé
   *[removed] retiré
}
case-fact-shared = Partagé
case-fact-same = Même image
case-fact-same-nowhere = nulle part ailleurs
case-fact-same-others = { $count ->
    [one] dans { $count } autre partage
   *[other] dans { $count } autres partages
}
case-appeal = Contestation
case-appeal-overturned = Annulé par { $name }, { $at } : { $facts }
case-appeal-upheld = Confirmé par { $name }, { $at } : { $facts }
# The owner's answer to a copyright notice.
case-counter = Contre-notification
case-counter-sued = Envoyée { $at }. La partie plaignante a saisi la justice ; noté { $noted }.
case-counter-waits = Envoyée { $at }. De nouveau visible : { $until }.
case-sued = Noter que la partie plaignante a saisi la justice
case-reports = { $count ->
    [one] Signalement
   *[other] Signalements
}
# Such as "Haine, Notification UE par page de retrait, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }, { $kind } par { $source }, { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = page de signalement
source-api = API
source-takedown = page de retrait
source-list = liste
source-review = examen
# What a form of a law asks for: names of its parts.
element-statement = exposé
element-name = nom
element-contact = contact
element-address = adresse
element-phone = téléphone
element-signature = signature
element-work = œuvre
element-good-faith = bonne foi
element-accuracy = exactitude
element-authority = autorité
element-legal-basis = base légale
element-reference = référence
case-contact = Contact : { $contact }
# What whoever reported it was asked.
case-asked = Question posée : { $question }
case-notes = Notes
case-note = Note pour le reste de la modération
case-note-hint = Une note pour le reste de la modération
case-note-add = Ajouter la note
case-history = Ce qui s’est passé
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = La personne à l’origine du partage
past-triage = { $who } a dit ce que c’est
past-assign = { $who } a pris ou transmis le dossier
past-hide = { $who } a masqué le contenu pour l’instant
past-show = { $who } a de nouveau affiché le contenu
past-escalate = { $who } a fait remonter le dossier
past-decide-keep = { $who } a décidé de conserver
past-decide-hide = { $who } a décidé de masquer
past-decide-remove = { $who } a décidé de retirer
past-notify = { $who } a prévenu toutes les personnes concernées
past-close = { $who } a clos le dossier
past-appeal = { $who } a contesté
past-uphold = { $who } a confirmé la décision
past-overturn = { $who } a annulé la décision
past-restore = { $who } a rétabli le contenu après la contre-notification
past-reopen = { $who } a rouvert le dossier

# What can be done. Buttons.
case-show = Afficher de nouveau
case-hide = Masquer pour l’instant
case-escalate = Faire remonter
case-take = Prendre le dossier
case-skip = Passer
case-decide = Décider
case-outcome = Issue
case-keep = Conserver
# Until it expires.
case-hide-it = Masquer
case-remove = Retirer
case-only = Ces images seulement
# A label before a choice: a law, or a rule of this house.
case-ground = Le contenu enfreint
case-a-law = une loi
case-a-rule = une règle de la maison
case-which = Laquelle
case-found = Ce qui a été constaté
case-found-for-owner = Ce qui a été constaté, en mots pour la personne à l’origine du partage
case-decide-unseen = Décider sans voir
case-comment-told = Personne ne sait qui a dit cela : personne n’apprend la décision, et personne ne peut contester. Ce qui est retiré est aussitôt supprimé.
case-copies = { $count ->
    [one] La décision vaut aussi pour { $count } autre partage de la même image.
   *[other] La décision vaut aussi pour { $count } autres partages de la même image.
}
case-triage = Dire ce que c’est
case-category = Catégorie
case-category-set = Fixer la catégorie
case-ask-reporter = Interroger l’auteur du signalement
case-question = Question, visible sur la page du signalement
case-ask = Poser la question
case-give = Confier à quelqu’un
case-moderator = À qui
case-assign = Attribuer

# What was decided.
case-decided-keep = Décidé : conserver
case-decided-hide = Décidé : masquer
case-decided-remove = Décidé : retirer
case-decided-by = { $name }, { $at }
# Without looking at it.
case-decided-unseen = { $name }, { $at }, sans voir
# Together with another case about the same picture.
case-decided-copy = { $name }, { $at }, avec le dossier { $case }
case-decided-unseen-copy = { $name }, { $at }, sans voir, avec le dossier { $case }
case-law = Une loi : { $law }
case-rule = Une règle : { $rule }
case-appeal-not-yours = Vous avez décidé ce dossier, donc quelqu’un d’autre se prononce sur la contestation.
case-appeal-decide = Se prononcer sur la contestation
# The decision stands.
case-uphold = Confirmer
case-overturn = Annuler la décision
case-appeal-why = Pourquoi, en mots pour la personne à l’origine du partage

# Posts that wait.
review-all = Tous les canaux
review-others = Certaines sont à examiner par d’autres.
# Both are spans such as 3 h 12 min.
review-waits = Attend depuis { $waited }, expire dans { $left }.
# $lists are listed-… from above.
review-listed = Sur une liste : { $lists }.
review-keep = Conserver
review-make-case = En faire un dossier
review-make = Créer le dossier
review-category = Ce que c’est
review-more = En voir d’autres

# Channels.
console-channels-none = Il n’y en a pas encore.
console-channels-make = Créer un canal
console-channels-slug = Nom dans les adresses
console-channels-make-it = Créer le canal
# Beside a channel's name.
channel-mark-closed = fermé
channel-mark-adult = pour adultes
channel-mark-reviewed = examiné d’abord
rules-title = Titre
rules-about = De quoi il s’agit
rules-capacity = Nombre maximal de publications
rules-any-number = sans limite
rules-retention = Une publication reste
rules-while-room = tant qu’il y a de la place
rules-slow = Délai entre deux publications d’une même personne
rules-no-time = aucun
rules-review = La modération regarde d’abord chaque publication
rules-adult = Pour adultes
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = Durées comme 30s, 10m, 24h ou 7d. Un nombre maximal, une durée, ou les deux.
channel-desk-closed = Il a été fermé : ses publications ne sont plus disponibles, et son nom reste pris.
channel-desk-pinned = Épinglées
channel-desk-posts = Publications
channel-desk-older = Publications plus anciennes
channel-desk-newest = Publications les plus récentes
channel-desk-none = Rien n’est publié ici.
channel-desk-none-older = Rien n’a été publié ici avant cela.
channel-desk-rules = Ce qu’il est
channel-desk-change = Modifier le canal
channel-desk-close = Fermer le canal
channel-desk-close-why = Ses publications disparaissent aussitôt, et son nom reste pris. Rien ne le ramène.
channel-desk-sure = Fermer { $name } définitivement

# One post of a channel.
console-post = Une publication
console-post-in = Une publication dans { $channel }
console-post-where = dans <a href="{ $url }">{ $channel }</a>
# Such as "2 images, 1 commentaire, il y a 3 h".
console-post-line = { $pictures }, { $comments }, { $ago }
console-count-comments = { $count ->
    [one] { $count } commentaire
   *[other] { $count } commentaires
}
console-post-comments = Commentaires
console-post-silent = Rien n’a été dit dessous.
console-comment-remove = Retirer le commentaire { $number }

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> dossier suivant et précédent · <kbd>Enter</kbd> ouvrir · <kbd>/</kbd> filtrer · <kbd>q</kbd> file d’attente · <kbd>r</kbd> examen
keys-channels-page = <kbd>c</kbd> canaux
keys-log = <kbd>o</kbd> journal
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> issue · <kbd>g</kbd> fondement · <kbd>f</kbd> constat · <kbd>h</kbd> masquer ou afficher · <kbd>e</kbd> faire remonter · <kbd>a</kbd> prendre · <kbd>s</kbd> passer · <kbd>n</kbd> note · <kbd>t</kbd> catégorie · <kbd>j</kbd> <kbd>k</kbd> images · <kbd>l</kbd> maintenir pour regarder · <kbd>q</kbd> file d’attente
keys-review = <kbd>j</kbd> <kbd>k</kbd> images · <kbd>l</kbd> maintenir pour regarder · pour la publication sélectionnée, ou la première : <kbd>1</kbd> conserver · <kbd>2</kbd> créer un dossier · <kbd>3</kbd> retirer · <kbd>q</kbd> file d’attente
keys-channels = <kbd>j</kbd> <kbd>k</kbd> canal suivant et précédent · <kbd>Enter</kbd> ouvrir · <kbd>m</kbd> en créer un · <kbd>q</kbd> file d’attente
keys-channel = <kbd>j</kbd> <kbd>k</kbd> images · <kbd>l</kbd> maintenir pour regarder · pour la publication sélectionnée, ou la première : <kbd>1</kbd> épingler ou désépingler · <kbd>3</kbd> retirer · <kbd>t</kbd> titre · <kbd>q</kbd> file d’attente
keys-post = <kbd>j</kbd> <kbd>k</kbd> images et commentaires · <kbd>l</kbd> maintenir pour regarder · <kbd>1</kbd> épingler ou désépingler · <kbd>3</kbd> retirer · <kbd>x</kbd> retirer le commentaire sélectionné · <kbd>q</kbd> file d’attente

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own. What was done comes first, then a colon and what it was done to.
log-what-it-is = Chaque regard et chaque acte, chaque ligne enchaînée à la précédente. <span class="mono">chatpic admin log verify</span> relit le tout.
log-line = Ligne
log-when = Quand
log-who = Qui
log-what = Quoi
log-older = Lignes plus anciennes
log-operator = l’exploitant
log-case = <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = un dossier
log-opened = a ouvert { $case }
log-looked = a vu la vignette de l’image { $picture } : { $case }
log-looked-closer = a vu de plus près l’image { $picture } : { $case }
log-hid = a masqué { $case }
log-showed = a de nouveau affiché { $case }
log-escalated = a fait remonter { $case }
# $name is a moderator.
log-assigned = a confié à { $name } { $case }
log-skipped = a passé { $case }
log-noted = a écrit une note sur { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] a décidé de conserver : { $case }
    [hide] a décidé de masquer : { $case }
   *[remove] a décidé de retirer : { $case }
}
log-decided-unseen = { $decision ->
    [keep] a décidé sans voir de conserver : { $case }
    [hide] a décidé sans voir de masquer : { $case }
   *[remove] a décidé sans voir de retirer : { $case }
}
log-appeal-decided = { $decision ->
    [upheld] s’est prononcé sur la contestation, confirmé : { $case }
   *[overturned] s’est prononcé sur la contestation, annulé : { $case }
}
log-closed = a clos { $case }
log-invited = a invité { $name }, rôle : { $role }
# $with is by what they sign in.
log-joined = { $with ->
    [passkey] { $name } a rejoint avec une clé d’accès
   *[other] { $name } a rejoint avec un mot de passe et un code
}
log-signed-in = connexion
log-signed-out = déconnexion
log-deactivated = a désactivé { $name }
log-read = a lu le journal
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = liste { $list } : { $change }
log-vault-kept = a scellé dans le coffre : { $case }
log-vault-exported = a exporté du coffre : { $case }
log-vault-asked = a consulté une deuxième personne pour le coffre : { $case }
# $by is the second person.
log-vault-prolonged = a prolongé dans le coffre, avec { $by } : { $case }
log-vault-destroyed = a détruit dans le coffre, avec { $by } : { $case }
log-vault-destroyed-why = a détruit dans le coffre, avec { $by } ({ $why }) : { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = a posé une exclusion après { $case }
log-ban-lifted = a levé l’exclusion posée après { $case }
log-channel-made = a créé le canal { $channel }
log-channel-changed = a modifié le canal { $channel }
log-channel-closed = a fermé le canal { $channel }
log-review = a parcouru ce qui attend
log-review-of = a parcouru ce qui attend dans { $channel }
log-channel-opened = a ouvert le canal { $channel }
log-post-opened = a ouvert la publication { $post } dans { $channel }
log-post-looked = a vu la vignette de l’image { $picture } de la publication { $post }
log-post-looked-closer = a vu de plus près l’image { $picture } de la publication { $post }
log-post-kept = a admis la publication { $post } dans { $channel }
log-post-removed = a retiré la publication { $post } de { $channel }
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] a retiré la publication { $post } de { $channel }, bloquée : dans les canaux
   *[everywhere] a retiré la publication { $post } de { $channel }, bloquée : partout
}
log-post-filed = a repris la publication { $post } dans { $case }
log-post-pinned = a épinglé la publication { $post } dans { $channel }
log-post-unpinned = a désépinglé la publication { $post } dans { $channel }
log-comment-removed = a retiré le commentaire { $comment } sous la publication { $post } dans { $channel }
# $date is a day such as 2026-12-31, or none.
log-sunset = a fixé le jour de fermeture : { $date }
