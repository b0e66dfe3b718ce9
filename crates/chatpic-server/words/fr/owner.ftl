# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = Votre partage

# Headings: how it stands.
manage-gone = Ce partage n’est plus disponible.
manage-restricted = Personne ne peut voir ce partage.
manage-share = Votre partage
manage-waiting = En attente d’examen
manage-post = Votre publication
manage-ready = Prêt à être envoyé

# Why it is gone.
manage-gone-expired = Son temps est écoulé.
manage-gone-spent = Toutes ses vues ont été utilisées.
manage-gone-links = Ses liens ont été révoqués ou détruits ; il est indiqué par qui pour chacun.
manage-gone-withdrawn = Vous l’avez supprimé.
manage-gone-removed = La modération de ce serveur l’a retiré.

# In the place of promise-sealed.
manage-promise-public = Votre publication est publique.
# A button to the home page.
manage-share-another = Partager une image
manage-may-be-open = Les personnes qui l’ont ouvert à temps peuvent regarder jusqu’à la fin de leur vue.
# A button.
manage-end-views = Terminer maintenant toutes les vues en cours

# While the instance is closing.
manage-fetch = Récupérez ce qui est à vous
manage-fetch-explained = Cette instance va fermer. Un lien à vous montre vos images et n’utilise aucune vue.
# A button.
manage-fetch-link = Obtenir un lien vers vos images
# The name of that link, said by its owner: my own link.
manage-fetch-name = Le mien

# A post, in the channel with this title.
manage-in = Dans { $channel }
manage-waits = Ici, la modération regarde chaque publication avant tout le monde. Ensuite, la vôtre apparaît d’elle-même à cette adresse :
manage-look-at-channel = Voir le canal
manage-comment-as-poster = Commenter sous votre publication

# Buttons.
manage-copy-link = Copier le lien
manage-send-link = Envoyer le lien
manage-copy-manage-link = Copier le lien de gestion
# To copy what stands beside it.
manage-copy = Copier
script-copied = Copié
script-copy-refused = La copie n’est pas permise ici

manage-keep = Gardez cette page
manage-keep-share = Son adresse est votre lien de gestion. Avec lui, vous voyez combien de fois les images ont été ouvertes, changez leur durée et les supprimez. Personne ne peut vous le redonner, et quiconque le possède a le contrôle complet.
manage-keep-post = Son adresse est votre lien de gestion. Avec lui, vous supprimez votre publication. Personne ne peut vous le redonner, et quiconque le possède a le contrôle complet.
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = Ce navigateur le retient sous <a href="/mine">Mes partages</a>.
manage-not-kept = Ce navigateur ne le retient pas sous <a href="/mine">Mes partages</a>.
# Buttons; “here” is this browser.
manage-forget-here = L’oublier ici
manage-remember-here = Le retenir ici

manage-pictures = { $count ->
    [one] Votre image
   *[other] Vos { $count } images
}
manage-nothing-removed = Il n’y avait rien à enlever
manage-removed = Enlevé : { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }, { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = position GPS
removed-camera-model = modèle de l’appareil
removed-serial-number = numéros de série
removed-software = noms de logiciels
removed-times = dates et heures
removed-names = noms de personnes
removed-comment = commentaires
removed-thumbnail = vignette
removed-maker-notes = notes du fabricant de l’appareil
removed-exif = autres données de l’appareil (Exif)
removed-xmp = données de retouche (XMP)
removed-iptc = légendes et crédits (IPTC)
removed-content-credentials = attestations de contenu (Content Credentials)
removed-extra-pictures = autres images dans le fichier
removed-profile-texts = textes du profil de couleurs
removed-between-frames = notes entre les images
removed-subtitles = sous-titres et chapitres
removed-data-tracks = données de capteurs et autres pistes de données
removed-extra-tracks = images et son qui ne sont pas lus
removed-language = langue
removed-attachments = fichiers joints
# $size: such as 2.1 KiB.
removed-unneeded = { $size } inutiles à l’image
removed-after-end = { $size } après la fin

# A heading: times somebody looked.
manage-views = Vues

manage-changes = Changer d’avis
# What opens a form.
manage-change-end = Changer la fin
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = À partir de maintenant, disparaît après
# A button.
manage-set-time = Fixer la nouvelle durée
manage-delete-share = Supprimer ce partage
manage-delete-post = Supprimer cette publication
manage-delete-share-explained = Tous les liens cessent aussitôt de fonctionner, et les vues en cours se terminent. C’est irréversible.
manage-delete-post-explained = Elle disparaît aussitôt, avec tout ce qui a été dit dessous. C’est irréversible.

# Links. One without a name is told by its place.
link-nth = Lien { $number }
# How a link stands.
link-not-opened = Pas ouvert
link-spent = Épuisé
link-ended = Détruit après ouverture
link-revoked = Révoqué
link-expired = Expiré
link-removed = Retiré
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>Ouvert</strong> { $first }
link-opened-last = <strong>Ouvert</strong> { $first }, dernière fois { $last }
link-stands-once = <strong>{ $state }</strong>, ouvert { $first }
link-stands-last = <strong>{ $state }</strong>, ouvert { $first }, dernière fois { $last }
link-seen = { $views ->
    [0] Pas encore vu
    [one] Vu { $views } fois
   *[other] Vu { $views } fois
}
link-seen-of = { $max ->
    [one] { $views } vue utilisée sur { $max }
   *[other] Vues utilisées : { $views } sur { $max }
}
link-no-limit = Sans limite de vues
# What a link allows.
link-password = S’ouvre avec un mot de passe
link-marked = Chaque vue porte un filigrane
link-marked-name = Chaque vue porte un filigrane avec le nom
link-end-early = Peut être détruit après ouverture
# Leads to what was said under a link.
link-comments = Commentaires
# The address of a picture itself.
link-direct = Lien direct
link-direct-nth = Lien direct { $number }
link-copy-direct = Copier le lien direct { $number }
link-qr = Code QR
link-qr-alt = Le lien sous forme de code QR
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = Pour des pages et des forums
# $name: HTML, Markdown or BBCode.
link-copy-snippet = Copier le code { $name }
link-revoke = Révoquer ce lien
link-revoke-explained = Il cesse aussitôt de fonctionner, et ses vues en cours se terminent. Les autres liens restent.

# The form for one more link.
adding = Ajouter un lien
adding-explained = Pour quelqu’un d’autre : avec un nom, une fin et des limites à lui, et révocable seul.
adding-name = Nom, visible de vous uniquement
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = Disparaît après
adding-view-limit = Maximum de vues
adding-password = Mot de passe
# In an empty field: no limit, no password.
adding-none = Aucun
adding-adult = Pour adultes
adding-name-in-mark = Montrer le nom dans le filigrane
# A button.
adding-add = Ajouter le lien

# Which link a picture that got out was seen by.
trace = Remonter une fuite
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong> : vue <span class="mono">{ $id }</span>, accordée { $hour }.
trace-not-here = On y lit <span class="mono">{ $id }</span>. Aucune vue de ce partage n’a cet identifiant.
trace-unreadable = Aucun filigrane n’est lisible dans cette image. Cela ne veut pas dire qu’il n’y en avait pas : elle est peut-être trop petite ou trop modifiée. Si vous y voyez un identifiant, saisissez-le.
trace-explained = Une image qui a fuité et qui porte un filigrane dit par quel lien elle a été vue. Elle est regardée une fois et n’est pas conservée.
trace-id = L’identifiant qu’on y lit
trace-picture = Ou l’image elle-même
# A button.
trace-it = Remonter la fuite

# What was decided about it, and what its owner can answer.
decision-wrong = La décision était erronée
decision-why-removed = Pourquoi le contenu a été retiré
decision-why-hidden = Pourquoi le contenu est masqué
decision-for-now = Masqué pour l’instant
decision-wrong-explained = Quelqu’un d’autre l’a examiné, et il est de nouveau visible.
decision-explained = La modération de ce serveur en a décidé ainsi. Voici ce qu’elle en dit, et ce que vous pouvez faire. Gardez cette page : les réponses apparaissent ici.
decision-for-now-explained = Quelqu’un l’a signalé, et la modération l’examine. Tant qu’elle n’a pas décidé, personne ne le voit. Vous n’avez rien à faire : si le contenu peut rester, il redevient visible de lui-même.
# $day: such as 2026-03-01.
decision-removed-on = Le contenu a été retiré le { $day }.
decision-hidden-on = Le { $day }, le contenu a été masqué jusqu’à son expiration.
decision-law = La décision se fonde sur la loi : { $ground }
decision-rule = La décision se fonde sur les règles de cette instance : { $ground }
decision-found-copy = Trouvé par le programme, comme copie identique de ce sur quoi la modération s’est prononcée.
decision-found-report = Trouvé grâce à un signalement. Une personne l’a examiné et a décidé.
# Gives the decision and its reasons.
decision-file = Obtenir la décision en fichier
decision-notice = La notification de droit d’auteur
decision-claim = { $name } dit que le contenu montre cette œuvre, qui est la sienne : { $work }
decision-sued = Vous avez répondu. La partie plaignante a saisi la justice ; le contenu reste donc retiré jusqu’à la fin de la procédure.
decision-countered = Vous avez répondu. Si la partie plaignante ne saisit pas la justice, le contenu redevient visible de lui-même.
appeal = Vous avez contesté
# Before the reasons of whoever decided.
appeal-right = Vous aviez raison.
appeal-wrong = La décision est maintenue.
appeal-waits = Quelqu’un qui n’avait pas décidé l’examine maintenant. Sa réponse apparaîtra ici.
appeal-open = Contester la décision
appeal-explained = Vous pouvez le faire une fois. Une personne de la modération qui n’avait pas décidé réexamine le contenu, en une semaine, deux au plus. Vous pouvez aussi saisir un tribunal ou, dans l’Union européenne, un organe certifié de règlement des litiges.
appeal-text = Pourquoi la décision est erronée
appeal-until = Il vous reste { $time } pour contester.
# A button.
appeal-send = Envoyer la contestation
counter-open = Répondre par une contre-notification
counter-explained = <strong>Votre nom et votre adresse sont transmis à la partie plaignante.</strong> Si elle ne saisit pas la justice dans les 10 à 14 jours ouvrés, le contenu redevient visible ; d’ici là, sa durée est suspendue.
# A button.
counter-send = Envoyer la contre-notification
