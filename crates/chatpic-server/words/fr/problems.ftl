# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = Introuvable
problem-unknown-why = Il n’y a rien à cette adresse.
problem-gone = Plus disponible
problem-gone-expired = Son temps est écoulé.
problem-gone-spent = Toutes ses vues ont été utilisées.
problem-gone-withdrawn = Le partage a été annulé avant son terme.
problem-gone-removed = Le contenu a été retiré.
problem-hidden = Masqué pour l’instant
problem-hidden-why = Le contenu est masqué pendant qu’un signalement à son sujet est examiné. Réessayez plus tard.
problem-password-required = Mot de passe requis
problem-password-required-why = Ce lien a un mot de passe.
problem-password-wrong = Mauvais mot de passe
problem-password-wrong-why = Ce n’est pas le mot de passe. Aucune vue n’a été utilisée.
problem-nonce-used = Cette vue est terminée
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = La vue liée à ce nonce est terminée. Prenez un nouveau nonce pour une nouvelle vue.
problem-still-running = Encore en cours
problem-still-running-why = La même requête est encore en cours de traitement. Réessayez dans un instant.
problem-key-reused = Idempotency-Key déjà utilisée
problem-key-reused-why = Cette Idempotency-Key est déjà venue avec une autre requête. Prenez-en une nouvelle.
problem-upload-over = Cet envoi est terminé
problem-upload-expired = Il n’a pas été achevé à temps. Commencez-en un nouveau.
problem-upload-spent = Il est arrivé et a été partagé.
problem-upload-withdrawn = Il a été arrêté avant d’être achevé.
problem-upload-removed = Ce qui est arrivé n’a pas pu être partagé.
problem-wrong-offset = Ce n’est pas là que cela continue
problem-wrong-offset-why = { $received } octets de cet envoi sont là. Continuez à partir de là.
problem-wrong-checksum = Ce n’est pas ce qui a été envoyé
problem-wrong-checksum-why = Les octets ont changé en route. Aucun n’a été gardé : renvoyez-les.
problem-wrong-protocol = Un autre protocole
problem-wrong-protocol-why = Ici, les envois en plusieurs fois suivent tus 1.0.0. Dites-le avec Tus-Resumable.
problem-not-bytes = Pas un morceau d’un envoi
problem-not-bytes-why = Envoyez les morceaux en application/offset+octet-stream.
problem-too-many-open = Trop d’envois inachevés
problem-too-many-open-why = Achevez ou arrêtez quelques-uns de vos envois avant d’en commencer un autre.
problem-field = Un champ ne peut pas être accepté
problem-too-large = Trop grand
problem-not-accepted = Pas accepté
problem-not-accepted-why = Cela ne peut pas être partagé ici.
problem-format = Format non accepté
problem-formats = Les images peuvent être en JPEG, PNG, GIF, WebP ou, là où il est accepté, AVIF ; les vidéos, là où elles sont acceptées, en MP4, MOV ou WebM.
problem-broken = Le fichier est abîmé
problem-deficient = Il manque quelque chose à la notification
# $missing is a list such as "votre nom; comment vous joindre": see missing-… below.
problem-deficient-why = Merci d’indiquer : { $missing }.
problem-legal-demand = Retiré sur ordre
problem-legal-demand-why = Le contenu a été retiré parce qu’une loi ou une autorité l’exige.
problem-not-now = Pas dans l’état actuel
problem-not-allowed = Réservé à d’autres
problem-not-allowed-why = C’est à quelqu’un d’autre de le faire.
problem-too-many = Trop de requêtes
problem-too-many-why = Trop en peu de temps. Réessayez dans { $seconds } s.
problem-channel-busy = Le canal est plein de nouvelles publications
problem-channel-busy-why = Aucune ne peut encore laisser sa place à une nouvelle. Réessayez dans une minute.
problem-channel-closed = Ce canal est fermé
problem-channel-closed-why = On n’y publie plus rien, et ce qui s’y trouvait n’est plus disponible.
problem-adults-only = Réservé aux adultes
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = Dites que vous êtes adulte en ajoutant adult=yes à l’adresse.
problem-busy = Occupé
problem-busy-why = Beaucoup d’images arrivent en même temps. Réessayez dans un instant.
problem-busy-marking-why = Les vidéos sont marquées l’une après l’autre, et celle-ci n’a pas encore commencé. Réessayez dans un instant.
problem-no-room = Il n’y a plus de place
problem-no-room-why = Le serveur n’a plus de place pour de nouvelles images. Réessayez plus tard.
problem-malformed = La requête est illisible
# $reason is in English, for programmers.
problem-malformed-why = Elle ne peut pas être lue : { $reason }.
problem-timed-out = Trop lent
problem-timed-out-why = L’envoi a mis trop de temps à arriver. Réessayez.
problem-sunset = Aucune nouvelle image
# $day is such as 2026-12-31.
problem-sunset-why = Cette instance ferme le { $day } et n’accepte plus de nouvelles images. Les liens fonctionnent jusque-là, ou jusqu’à leur propre terme.
problem-pass-required = Il faut un laissez-passer d’envoi
# chatpic solve is a command.
problem-pass-required-why = Partager ici demande en ce moment un laissez-passer d’envoi, qui coûte à votre ordinateur quelques secondes de travail. La page d’accueil en obtient un d’elle-même ; `chatpic solve` en affiche un.
problem-proof-required = Il faut une preuve de travail
problem-proof-required-why = Beaucoup de signalements arrivent en même temps. Envoyez celui-ci avec un défi résolu, pris à /api/v1/reports/challenge, ou de nouveau dans une minute.
problem-banned = Pas d’envoi depuis cet endroit
problem-banned-in-public = Pas de publication depuis cet endroit
problem-sign-in-required = Connectez-vous d’abord
problem-sign-in-required-why = Seule la modération peut le faire, une fois connectée.
problem-sign-in-wrong = La connexion n’a pas abouti
problem-sign-in-wrong-why = Un élément est faux, ou son temps est écoulé. Réessayez.
problem-cross-site = Pas depuis cet endroit
problem-cross-site-why = La page d’un autre site a envoyé cette requête.
problem-range = Plage inexistante
problem-range-why = { $bytes ->
    [one] L’image fait { $bytes } octet.
   *[other] L’image fait { $bytes } octets.
}
problem-method = Méthode non permise
problem-method-why = Cette adresse n’accepte pas cette méthode.
problem-unavailable = Indisponible pour l’instant
problem-unavailable-why = Quelque chose a échoué sur le serveur. Rien n’est perdu. Réessayez dans un instant.
unavailable-key-kept = { $days ->
    [one] La clé des marques vieilles de { $days } jour est encore là.
   *[other] La clé des marques vieilles de { $days } jours est encore là.
}
unavailable-clock-behind = L’horloge de ce nœud retarde de { $seconds } s sur celle de la base de données.
unavailable-clock-ahead = L’horloge de ce nœud avance de { $seconds } s sur celle de la base de données.

# Buttons below a problem.
problem-again = Réessayer
problem-share = Partager une image
# After a form with pictures came back.
problem-files = Un formulaire revient vide : merci de choisir de nouveau les images, et tout le reste.

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field } : manque.
wrong-switch = { $field } : doit être true ou false.
wrong-up-to = { $field } : doit être un nombre de 1 à { $most }.
wrong-characters = { $most ->
    [one] { $field } : peut avoir jusqu’à { $most } caractère.
   *[other] { $field } : peut avoir jusqu’à { $most } caractères.
}
wrong-some-characters = { $field } : doit avoir de 1 à { $most } caractères.
wrong-bytes = { $field } : peut avoir de 1 à { $most } octets.
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field } : indiquez une durée comme 90s, 10m, 1h ou 7d.
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field } : doit être entre { $least } et { $most }.
wrong-between-from-now = { $field } : doit être entre { $least } et { $most } à partir de maintenant.
wrong-no-marks = { $field } : les filigranes ne sont pas disponibles sur ce serveur.
wrong-no-comments = { $field } : les commentaires ne sont pas disponibles sur ce serveur.
wrong-unlabelled-mark = { $field } : demande un filigrane et un nom à y montrer.
wrong-no-mark-on = { $field } : les images { $format } ne peuvent pas porter de filigrane ; envoyez-les en JPEG, PNG ou WebP, ou sans filigrane.
wrong-too-small-to-mark = { $field } : un filigrane demande des images d’au moins { $least } pixels de chaque côté, et l’une de celles-ci est plus petite.
wrong-no-picture = { $field } : choisissez au moins une image.
wrong-pictures = { $most ->
    [one] { $field } : un partage peut contenir { $most } image au plus.
   *[other] { $field } : un partage peut contenir { $most } images au plus.
}
wrong-one-picture = { $field } : peut être une seule image.
wrong-more-pixels = { $field } : a plus de { $limit } pixels.
wrong-more-pixels-a-side = { $field } : a plus de { $limit } pixels le long d’un côté.
wrong-more-pixels-longer = { $field } : a plus de { $limit } pixels le long du grand côté.
wrong-more-pixels-shorter = { $field } : a plus de { $limit } pixels le long du petit côté.
wrong-more-pixels-in-all = { $field } : a plus de { $limit } pixels sur l’ensemble de ses trames.
wrong-more-seconds = { $field } : dure plus de { $limit } secondes.
# Frames of an animated picture.
wrong-more-frames = { $field } : a plus de { $limit } trames.
wrong-more-metadata = { $field } : a plus de { $limit } octets de métadonnées.
wrong-more-profile = { $field } : a plus de { $limit } octets de profil de couleurs.
# $what is in English, for programmers.
wrong-more-parts = { $field } : a plus de { $limit } { $what }.
wrong-links = { $field } : doit nommer de 1 à { $most } liens.
wrong-passwords = { $most ->
    [one] { $field } : un seul lien ({ $most }) d’un même envoi peut avoir un mot de passe.
   *[other] { $field } : seuls { $most } liens d’un même envoi peuvent avoir un mot de passe.
}
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field } : lien { $number }, { $inner }
wrong-session-id = { $field } : a huit lettres et chiffres, comme 4GX7-P2KM.
# A session ID, or the picture that got out.
wrong-no-leak = { $field } : saisissez un identifiant, ou choisissez l’image qui a fuité.
wrong-no-caption = { $field } : dites en une ligne ce que c’est.
wrong-no-text = { $field } : écrivez quelque chose.
wrong-no-appeal = { $field } : doit dire pourquoi la décision est erronée.
wrong-slug = { $field } : prenez de 1 à 32 lettres minuscules, chiffres et traits d’union.
wrong-taken = { $field } : est déjà pris.
wrong-nothing-kept = { $field } : fixez un nombre maximal, une durée, ou les deux.
wrong-second = { $field } : doit faire au moins une seconde.
wrong-retention = { $field } : indiquez une durée comme 10m, 24h ou 7d.
wrong-slow = { $field } : indiquez une durée d’une heure au plus, comme 30s.
wrong-no-adult-channels = { $field } : n’existe que sur les instances qui ont le réglage adult_channels.
wrong-not-sure = { $field } : doit être coché : rien ne ramène un canal.
wrong-new-password = { $field } : doit avoir { $least } caractères ou plus, et { $most } octets au plus.
wrong-code = { $field } : n’est pas celui que l’application d’authentification affiche maintenant.
wrong-no-ground = { $field } : doit dire quelle loi ou quelle règle est enfreinte.
# $reason is in English, for programmers.
wrong-other = { $field } : { $reason }.

# What is too large.
too-large-file = Ce fichier est trop grand. Il peut faire { $size } au plus.
too-large-request = Cette requête peut faire 64 KiB au plus.
too-large-upload = C’est plus que ce que l’envoi devait contenir.

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = L’AVIF animé n’est pas encore pris en charge. { $formats }
unsupported-unchecked-avif = Les images AVIF ne peuvent pas encore être vérifiées ici : envoyez-la en JPEG, PNG ou WebP. { $formats }
unsupported-other-avif = Cette sorte d’AVIF n’est pas prise en charge. { $formats }
unsupported-protected-avif = L’AVIF protégé n’est pas pris en charge. { $formats }
unsupported-scattered-avif = L’AVIF dont des parties sont dans d’autres fichiers n’est pas pris en charge. { $formats }
unsupported-arithmetic-jpeg = Les images JPEG à codage arithmétique ne sont pas acceptées. { $formats }
unsupported-lossless-jpeg = Les images JPEG sans perte ou hiérarchiques ne sont pas acceptées. { $formats }
unsupported-deep-jpeg = Les images JPEG de plus de 8 bits par couleur ne sont pas acceptées. { $formats }
unsupported-colours-of-jpeg = Les images JPEG doivent être en gris, en couleurs ou en CMYK. { $formats }
unsupported-subsampled-jpeg = Les images JPEG avec un tel sous-échantillonnage ne sont pas acceptées. { $formats }
unsupported-scans-of-jpeg = Les images JPEG à plusieurs passes doivent être progressives. { $formats }
unsupported-codec-setup = La vidéo indique d’une manière inconnue comment elle est codée. Enregistrez-la à nouveau avec un autre programme.
unsupported-packed-header = La vidéo a un en-tête compacté. Enregistrez-la à nouveau avec un autre programme.
unsupported-cut-stream = La vidéo a été coupée d’une manière qui n’est pas acceptée. Enregistrez à nouveau l’extrait comme une vidéo à part.
unsupported-several-codings = La vidéo change de codage en cours de route. Enregistrez-la à nouveau comme une seule vidéo.
unsupported-odd-turn = La vidéo est tournée autrement que par quarts de tour. Enregistrez-la droite.
unsupported-scattered-video = Des parties de la vidéo sont dans d’autres fichiers. Enregistrez-la en un seul fichier.
unsupported-changing-speed = La vidéo est lue à une vitesse qui change. Enregistrez-la avec l’effet appliqué.
unsupported-encrypted-video = La vidéo est chiffrée ou protégée. Seules des vidéos sans protection peuvent être partagées.
unsupported-encoded-tracks = La vidéo a des pistes chiffrées ou compactées. Seules des vidéos sans de telles pistes peuvent être partagées.
unsupported-laced-pictures = La vidéo réunit plusieurs images en un seul bloc. Enregistrez-la à nouveau avec un autre programme.
unsupported-see-through-video = Des parties de la vidéo sont transparentes. Enregistrez-la à nouveau avec un arrière-plan.
unsupported-sound-of-webm = Le son d’une vidéo WebM doit être en Opus ou Vorbis.
unsupported-sound-of-video = Le son d’une vidéo doit être en AAC, Opus ou Vorbis. Enregistrez-la à nouveau avec un tel son, ou sans son.
unsupported-pictures-of-webm = Une vidéo WebM doit être codée en VP8, VP9 ou AV1.
unsupported-pictures-of-video = Une vidéo doit être codée en H.264, VP8, VP9 ou AV1. Enregistrez-la à nouveau en H.264, qui se lit partout.
unsupported-no-video = Il n’y a pas de vidéo dans le fichier. Du son seul ne peut pas être partagé.
unsupported-other-aac = Cette sorte de son AAC n’est pas acceptée. Enregistrez la vidéo à nouveau avec de l’AAC courant.

# Why a video can't be taken here, and what to do.
no-video-not-taken = Seules des images peuvent être partagées ici, pas de vidéos.
no-video-no-tools = Les vidéos ne peuvent pas être acceptées ici pour le moment : ce serveur n’a pas ffmpeg, que son exploitant devrait installer. Les images, si.
no-video-no-sandbox = Les vidéos ne peuvent pas être acceptées ici : le système de ce serveur ne peut pas isoler ce qui les décoderait. Les images, si.
no-video-not-played = La plupart des navigateurs ne peuvent pas lire cette vidéo : elle est codée en H.265 (HEVC). Sur un iPhone, choisissez « Le plus compatible » dans Réglages, Appareil photo, Formats pour la prochaine ; celle-ci, enregistrez-la à nouveau en H.264.
no-avif-no-tools = Les images AVIF ne peuvent pas être acceptées ici pour le moment : ce serveur n’a pas ffmpeg, que son exploitant devrait installer. Envoyez-la en JPEG, PNG ou WebP.
no-avif-no-sandbox = Les images AVIF ne peuvent pas être acceptées ici : le système de ce serveur ne peut pas isoler ce qui les décoderait. Envoyez-la en JPEG, PNG ou WebP.

# How a file is broken.
broken-empty = Le fichier ne peut pas être lu : il est vide. Envoyez le fichier d’origine.
broken-undecodable = La vidéo ne peut pas être lue jusqu’au bout : certaines de ses images sont abîmées. Envoyez le fichier d’origine.
broken-too-heavy = La vidéo est trop longue à vérifier. Enregistrez-la plus petite ou plus courte, puis réessayez.
broken-truncated = Le fichier ne peut pas être lu : il finit trop tôt. Envoyez le fichier d’origine.
# $reason is in English, for programmers.
broken-inside = Le fichier ne peut pas être lu : { $reason }. Envoyez le fichier d’origine.

# How things stand, where that forbids what was asked.
not-now-one-link = Une publication a un seul lien, que tout le monde connaît.
not-now-links = { $most ->
    [one] Un partage peut avoir { $most } lien au plus, même s’il n’est plus disponible.
   *[other] Un partage peut avoir { $most } liens au plus, y compris ceux qui ne sont plus disponibles.
}
not-now-thread-full = Un fil se termine au commentaire { $most }.
not-now-no-appeal = La contestation n’est pas possible, ou ne l’est plus.
not-now-no-decision = Il n’y a pas de décision à laquelle répondre.
# A case of the moderators.
not-now-decided = Le dossier est décidé.
not-now-worn = Il s’est passé trop de choses dans ce dossier.
not-now-notes = Ce dossier a assez de notes.
not-now-no-counter-notice = Il n’y a pas de contre-notification à laquelle répondre.
not-now-unseen = Quelqu’un doit d’abord regarder.
not-now-out-of-sight = Personne ne peut regarder : on peut masquer, conserver, ou interroger l’auteur du signalement.
not-now-has-case = C’est masqué, et il y a un dossier.
# A list of pictures that nobody may share.
not-now-listed = Une liste refuse ce contenu : faites-en un dossier, ou retirez-le.
not-now-confirmed = Le contenu figure sur une liste d’abus d’enfants confirmés : personne n’a besoin de le voir pour décider.
not-now-pinned = Autant de publications sont épinglées qu’il se peut en laissant de la place pour une de plus.
not-now-pinned-beyond = Plus de publications sont épinglées qu’il n’y aurait de place.
not-now-meanwhile = Quelqu’un d’autre l’a modifié entre-temps : réessayez.
not-now-taken-over = Une autre requête poursuit cet envoi, ou il est terminé.
not-now-pieces = Un envoi peut arriver en { $most } morceaux au plus.
not-now-draft = C’est un brouillon : nommez-le comme upload dans la requête qui en fait un partage.
not-now-unfinished = Tout n’est pas encore arrivé.
not-now-unmarkable = Cette vidéo ne peut pas être marquée pour vous, et n’est montrée que marquée. Prévenez la personne qui vous a envoyé le lien.
not-now-same-person = Quelqu’un d’autre doit se prononcer sur la contestation.
not-now-state = { $state ->
    [open] Pas tant que le dossier est ouvert.
    [triaged] Pas tant que le dossier est qualifié.
    [assigned] Pas tant que le dossier est attribué.
    [decided] Pas tant que le dossier est décidé.
    [notified] Pas tant que le dossier est communiqué.
    [closed] Pas tant que le dossier est clos.
    [appealed] Pas tant que le dossier est contesté.
    [upheld] Pas tant que la décision est confirmée.
   *[overturned] Pas tant que la décision est annulée.
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = Rien ne peut être partagé depuis cet endroit jusqu’à { $until }, parce que beaucoup trop en a été envoyé d’un coup. Regarder reste possible.
banned-copyright = Rien ne peut être partagé depuis cet endroit jusqu’à { $until }, parce que plusieurs contenus partagés d’ici portaient atteinte au droit d’auteur. Regarder reste possible.
banned-rules = Rien ne peut être partagé depuis cet endroit jusqu’à { $until }, parce qu’un contenu partagé d’ici enfreignait les règles de ce serveur. Regarder reste possible.
banned-law = Rien ne peut être partagé depuis cet endroit jusqu’à { $until }, parce qu’un contenu partagé d’ici est contraire à la loi. Regarder reste possible.
banned-in-public-flood = Rien ne peut être publié depuis cet endroit jusqu’à { $until }, parce que beaucoup trop en a été envoyé d’un coup.
banned-in-public-copyright = Rien ne peut être publié depuis cet endroit jusqu’à { $until }, parce que plusieurs contenus partagés d’ici portaient atteinte au droit d’auteur.
banned-in-public-rules = Rien ne peut être publié depuis cet endroit jusqu’à { $until }, parce qu’un contenu partagé d’ici enfreignait les règles de ce serveur.
banned-in-public-law = Rien ne peut être publié depuis cet endroit jusqu’à { $until }, parce qu’un contenu partagé d’ici est contraire à la loi.

# What a notice lacks, below or after "Merci d'indiquer :".
missing-two = { $first } ; { $rest }
missing-statement = pourquoi vous le signalez
missing-name = votre nom
missing-contact = comment vous joindre
missing-address = votre adresse postale
missing-phone = votre numéro de téléphone
missing-signature = votre signature : votre nom complet, saisi au clavier
missing-work = l’œuvre qui est à vous
missing-good-faith = que vous croyez de bonne foi que le contenu est montré sans autorisation ni consentement
missing-accuracy = que ce que vous dites est exact, sous peine de parjure là où la loi le prévoit, et que vous pouvez agir pour la personne au nom de qui vous parlez
missing-authority = quelle autorité l’ordonne
missing-legal-basis = la base légale de l’ordre
missing-reference = la référence de l’ordre
missing-mistake = que vous croyez de bonne foi, sous peine de parjure, que le contenu a été retiré par erreur
missing-jurisdiction = que vous acceptez la compétence du tribunal et que la partie plaignante vous signifie des actes

# Above a report's form that comes back.
problem-category = Choisissez ce que c’est.
problem-category-why = De cela dépend qui l’examine, et dans quel délai.
problem-missing = Il manque quelque chose.
problem-missing-why = Merci d’indiquer :
problem-many-reports = Beaucoup de signalements arrivent en même temps.
problem-many-reports-why = Ce que vous avez saisi est encore là, sauf un mot de passe. Envoyez-le de nouveau dans une minute.
problem-no-link = Il n’y a rien à ce lien.
problem-no-link-why = A-t-il été copié en entier ?
