# The page on which pictures are shared, and the form of a channel.

home-title = Partager des images pour un temps limité
# The legend of the terms to pick: 10 min, 1 heure …
home-lifetime = Disparaît après
# What the chips below are, for screen readers.
home-terms = Conditions de ce partage
# A chip: the link can be opened once.
home-once = 1 vue
password = Mot de passe
# In an empty field: no password, no limit.
none = Aucun
# A chip: each view is marked with an ID of its own.
home-mark = Filigrane
# A button beside a password: shows what is typed.
home-reveal = Afficher
home-more = Plus
# Masculine, for “Aucun”.
home-view-limit = Maximum de vues
home-recipients = Un lien pour chacune de ces personnes, un nom par ligne
home-recipients-example = Anna&#10;Ben
home-alt = Ce que montrent les images, une ligne pour chacune, pour les personnes qui ne peuvent pas les voir
# The label is the name of the link: whoever it is for.
home-mark-named = Mettre aussi le nom du lien dans le filigrane
terms-end-early = Permettre de détruire le lien après l’avoir ouvert
home-comments = Autoriser les commentaires
home-preview = Laisser les messageries montrer la première image. Elles en gardent des copies qui survivent au lien
home-adult = Pour adultes
# A button. The script names the count once there are pictures.
home-share = Partager des images
home-channels = Quelque chose à montrer à tout le monde ? Il y a des <a href="/c">canaux</a>.
tray-invitation = Choisissez, déposez ou collez des images
tray-invitation-videos = Choisir, déposer ou coller des images et des vidéos
tray-formats = { $count ->
    [one] JPEG, PNG, GIF ou WebP. { $count } au plus, jusqu’à { $size }.
   *[other] JPEG, PNG, GIF ou WebP. { $count } au plus, jusqu’à { $size } chacune.
}
# $size is a picture's, $film a video's.
tray-formats-videos = { $count ->
    [one] { $count } au plus : JPEG, PNG, GIF, WebP ou AVIF jusqu’à { $size }, ou une vidéo (MP4, MOV, WebM) jusqu’à { $film }.
   *[other] { $count } au plus : JPEG, PNG, GIF, WebP ou AVIF jusqu’à { $size } chacune, vidéos (MP4, MOV, WebM) jusqu’à { $film } chacune.
}
# A button that opens the camera.
tray-take = Prendre une photo
sending-bar = Envoi
sending-cancel = Annuler l’envoi
# A proof of work that an upload may take.
pass-field = Laissez-passer d’envoi
pass-how = Sans JavaScript, votre navigateur ne peut pas en obtenir un lui-même : <code>chatpic solve --server URL</code> en affiche un.

# What the scripts of the tray say.

script-share = Partager des images
script-share-some = { $count ->
    [one] Partager { $count } image
   *[other] Partager { $count } images
}
script-post = Publier des images
script-post-some = { $count ->
    [one] Publier { $count } image
   *[other] Publier { $count } images
}
script-add-more = En ajouter
script-in-tray = { $count ->
    [one] { $count } image, { $size }
   *[other] { $count } images, { $size }
}
script-tray-empty = Aucune image
# Buttons on a picture in the tray; $name is a file's name.
script-remove = Enlever { $name }
script-earlier = Avancer { $name }
script-later = Reculer { $name }
# A field.
script-describe = Ce que montre l’image { $number } ({ $name })
script-large-title = Ce fichier fait { $size }.
script-large-detail = Une image peut faire { $size } au plus.
script-large-video-detail = Une vidéo peut faire { $size } au plus.
script-many-title = { $count ->
    [one] Cela fait plus de { $count } image.
   *[other] Cela fait plus de { $count } images.
}
script-many-detail = { $count ->
    [one] La première est ajoutée.
   *[other] Les { $count } premières sont ajoutées.
}
script-heic-title = { $name } est une image HEIC, que la plupart des navigateurs ne peuvent pas afficher.
script-heic-detail = Choisissez-la dans votre photothèque plutôt que dans les fichiers : le téléphone la convertit alors. Ou réglez l’appareil photo sur JPEG : Réglages, Appareil photo, Formats, Le plus compatible.
script-avif-title = { $name } est une image AVIF, un format qui n’est pas accepté ici.
script-avif-detail = Enregistrez-la en JPEG, PNG ou WebP, puis partagez-la.
script-video-title = { $name } est une vidéo.
script-video-detail = Seules des images peuvent être partagées ici : JPEG, PNG, GIF ou WebP.
script-sending = Envoi en cours
script-sent = { $sent } sur { $total }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $sent } sur { $total }, { $speed }/s, encore { $left }
script-percent = { $percent } pour cent envoyés
script-sealing = Nettoyage et scellement
script-sealing-said = Envoyé. Nettoyage et scellement en cours
script-working = Calcul d’un laissez-passer d’envoi
script-working-said = Calcul d’un laissez-passer d’envoi, cela prend quelques secondes
script-no-pass = La page n’a pas pu calculer de laissez-passer d’envoi. Rechargez-la.
script-cancelled = Envoi annulé
script-failed = Cela n’a pas marché.
script-odd-answer = Entre vous et le serveur, quelque chose a donné une réponse inattendue. Réessayez dans un moment.
script-lost = Connexion perdue. Nouvel essai en cours
script-broken = La connexion s’est interrompue.
# $button is what stands on the button that sends.
script-broken-detail = Rien n’est perdu : appuyez de nouveau sur « { $button } ».
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = Un envoi a été interrompu. Choisissez de nouveau { $name }, et il reprendra à { $percent } %.
script-unfinished-whole = { $name } a été envoyé, mais pas partagé. Choisissez ce fichier de nouveau : rien ne sera envoyé deux fois.
# After it was chosen again.
script-unfinished-on = { $name } reprend à { $percent } %.
# A button.
script-unfinished-forget = L’oublier
script-unfinished-forgotten = Oublié, ici et par le serveur.

# Where terms are ticked one by one.
terms-mark = Mettre sur chaque vue un filigrane avec son propre identifiant, pour qu’une fuite montre d’où elle vient
