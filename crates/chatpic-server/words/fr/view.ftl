# What somebody with a link sees.

view-title = Partagé avec vous
countdown-gone = Disparaît dans { $time }
countdown-view = Cette vue se termine dans { $time }
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = Image partagée { $number } sur { $count }
view-video = Vidéo partagée { $number } sur { $count }
# Links to the files.
direct-link = Lien direct
direct-link-one = Lien direct { $number }
view-save = Enregistrer l’image
view-save-one = Enregistrer l’image { $number }
view-save-video = Enregistrer la vidéo
view-save-video-one = Enregistrer la vidéo { $number }
view-save-all = Tout enregistrer en ZIP
gone-pictures = { $count ->
    [one] Cette image n’est plus disponible.
   *[other] Ces images ne sont plus disponibles.
}

# Under a pass: one viewing.

pass-left = { $count ->
    [0] C’était la dernière vue.
    [one] Il reste { $count } vue.
   *[other] Il reste { $count } vues.
}
pass-session = Recharger cette page n’utilise aucune vue. Identifiant de session <span class="mono">{ $id }</span> : la personne qui vous a envoyé le lien voit que cette vue a eu lieu.
film-unscripted = Cette vidéo reçoit son filigrane pendant la lecture. Si elle s’arrête ou ne commence pas, attendez un peu et rechargez la page.
film-bar = Marquage de cette vidéo
# A fold; the viewer says so.
pass-seen = J’ai vu
pass-destroy-explained = Ensuite, plus personne ne peut ouvrir ce lien, vous non plus. La personne qui vous l’a envoyé voit qu’il a été détruit après avoir été ouvert.
pass-destroy = Détruire le lien de cette vue

# Before a button.

gate-heading = Quelqu’un a partagé quelque chose avec vous
gate-adult = C’est indiqué comme réservé aux adultes.
gate-show = Afficher l’image
gate-show-once = Afficher l’image, utilise 1 vue
gate-show-adult = J’ai 18 ans ou plus : afficher l’image
gate-show-adult-once = J’ai 18 ans ou plus : afficher l’image, utilise 1 vue
gate-reloading = Recharger ensuite n’en utilise pas d’autre.
gate-photograph = Une personne qui la voit peut toujours photographier l’écran.
gate-password-missing = Ce lien demande son mot de passe. Aucune vue n’a été utilisée.
gate-password-wrong = Ce n’est pas le mot de passe. Aucune vue n’a été utilisée : réessayez.

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = Cette forme de lien a besoin de JavaScript, qui est désactivé ici. Elle garde le secret du lien dans votre navigateur, où seul un script peut le lire. Autorisez les scripts pour cette page, ou demandez un lien simple.
fragment-small = Si ce lien a un nombre de vues limité, l’afficher utilise 1 vue. Recharger ensuite n’en utilise pas d’autre. S’il est indiqué comme réservé aux adultes, l’afficher revient à dire que vous avez 18 ans ou plus.

# On the card that a chat shows of a link.

card-for-now = Ici pour un temps limité.

# What the scripts say there.

script-time-over = Son temps est écoulé.
script-film-marked = Cette vidéo est en cours de marquage pour cette vue.
script-film-left = Cette vidéo est en cours de marquage pour cette vue. Elle pourra être lue dans environ { $time }.
script-film-failed = Cette vidéo ne peut pas être montrée pour l’instant. Rechargez la page dans une minute : cela ne coûte aucune vue.
script-closer = Voir de plus près
script-close = Fermer
script-alone = Une seule image
script-fullscreen = Plein écran
script-fullscreen-end = Quitter le plein écran
script-fragment-password = Ce lien s’ouvre avec un mot de passe. Aucune vue n’a été utilisée.
script-fragment-gone = Cette image n’est plus disponible.
script-fragment-lost = La réponse s’est perdue en route. Appuyez de nouveau : cela n’utilise pas de deuxième vue.
script-fragment-part = Ce lien n’est pas complet.
script-fragment-part-detail = Il en manque une partie. Copiez-le de nouveau en entier, ou redemandez-le.
