# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = Plus disponible
gone-view = Cette vue est terminée.
gone-picture = Cette image n’est plus disponible.
gone-post = Cette publication n’est plus disponible.
gone-view-over = Une vue ne dure qu’un moment, et son temps est écoulé.
gone-post-over = Les publications restent un moment, ou jusqu’à ce que de plus récentes aient besoin de leur place.
gone-time-over = Le partage avait une durée limitée, et elle est écoulée.
gone-views-used = Le partage avait un nombre de vues limité, et toutes ont été utilisées.
gone-withdrawn = Le partage a été annulé avant son terme.
gone-removed = La modération de ce serveur l’a retirée.
gone-open-again = S’il reste des vues au lien, rouvrez-le : cela en utilise une autre.
gone-ask = Si vous en avez encore besoin, demandez à la personne qui vous a envoyé le lien.

# Somebody who was shown the pictures destroyed the link.
ended-title = Détruit
ended-heading = Ce lien est détruit.
ended-about = Plus personne ne peut l’ouvrir, vous non plus, et toutes ses vues sont terminées.
ended-sender = La personne qui vous l’a envoyé voit qu’il a été détruit après avoir été ouvert.

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = Cette liste est dans ce navigateur et nulle part ailleurs. Toute personne qui utilise ce navigateur peut ouvrir, modifier et supprimer ce qui y figure.
mine-no-script = Votre navigateur tient cette liste avec JavaScript, qui est désactivé.
mine-none = Rien n’est encore retenu ici. Ce que vous partagerez depuis ce navigateur le sera.
mine-copy = Copier le lien
mine-delete = Supprimer ce partage
# It is taken off the list, and stays shared.
mine-forget = L’oublier ici
# All shares.
mine-all = Tous les partages
mine-delete-all = Supprimer tous les partages
mine-delete-all-about = Tous les liens de tous les partages ci-dessus cessent aussitôt de fonctionner, et les vues en cours se terminent. C’est irréversible.
mine-move = Emporter la liste dans un autre navigateur
mine-move-about = Le fichier contient vos liens de gestion : quiconque le possède a le contrôle complet de ces partages.
mine-save = Enregistrer la liste dans un fichier
mine-add = Ajouter une liste depuis un fichier
mine-file = Une liste enregistrée ici ou dans un autre navigateur

# What its script says. { $when } is a day and a time.
script-mine-shared = Partagé : { $when }
# The server is asked what became of a share.
script-mine-asking = Vérification…
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
script-mine-opened = { $count ->
    [0] Pas encore ouvert
    [1] Ouvert une fois
   *[other] Ouvert { $count } fois
}
# { $time } is such as 3 h 12 min.
script-mine-left = Disparaît dans { $time }
script-mine-expired = Son temps est écoulé.
script-mine-waiting = La modération le regarde d’abord.
script-mine-spent = Ses vues sont épuisées.
script-mine-withdrawn = Vous l’avez supprimé.
script-mine-removed = Il a été retiré.
script-mine-gone = Il n’est plus disponible.
script-mine-forgotten = Il n’est plus disponible, et le serveur l’a oublié.
script-mine-silent = Le serveur ne peut pas répondre pour l’instant. Rechargez pour redemander.
script-mine-unreached = Le serveur est injoignable. Rechargez pour redemander.
script-mine-copy = Copier le lien
script-mine-copied = Copié
# The same button, after it was pressed once.
script-mine-delete-sure = Supprimer pour tout le monde ?
script-mine-deleted = Supprimé
script-mine-not-deleted = Il n’a pas pu être supprimé. Réessayez.
script-mine-all-deleted = { $count ->
    [one] { $count } supprimé
   *[other] { $count } supprimés
}
script-mine-some-left = { $count ->
    [one] { $count } n’a pas pu être supprimé. Réessayez.
   *[other] { $count } n’ont pas pu être supprimés. Réessayez.
}
script-mine-added = { $count ->
    [one] { $count } ajouté
   *[other] { $count } ajoutés
}
script-mine-no-list = Ce fichier n’est pas une liste enregistrée ici.

# How to share from a phone. What stands in <b> is what the phone itself says: as it says it in this language.
phone-about = Il n’y a pas d’application à télécharger dans une boutique. Cette page peut en être une.
phone-android = Android
phone-android-install = Ouvrez ce site dans votre navigateur, puis son menu, puis <b>Ajouter à l’écran d’accueil</b> ou <b>Installer</b>.
phone-android-share = Ensuite, ChatPic figure dans le menu de partage : choisissez des images dans votre galerie, touchez Partager, choisissez ChatPic.
phone-terms = Les images qui arrivent ainsi suivent les conditions habituelles : elles disparaissent après { $time }, sans limite de vues. Pour d’autres conditions, ouvrez la page et choisissez-les là.
phone-iphone = iPhone et iPad
# Shortcuts is an app of Apple's.
phone-iphone-about = Partager, puis <b>Sur l’écran d’accueil</b>, place la page à côté de vos apps. Safari n’admet pas les pages dans la feuille de partage, mais un raccourci y entre. Dans l’app Raccourcis, créez-en un nouveau :
phone-iphone-sheet = Dans ses détails, activez <b>Afficher dans la feuille de partage</b> et prenez <b>Images</b>.
phone-iphone-convert = Ajoutez <b>Convertir l’image</b> : en JPEG. (HEIC, le format des photos de l’iPhone, n’est pas accepté ici.)
phone-iphone-send = Ajoutez <b>Obtenir le contenu de l’URL</b> : <span class="mono">{ $url }</span>, méthode POST, corps de la requête Formulaire. Ajoutez un champ de type Fichier avec la clé <span class="mono">file</span> et l’image convertie. Ajoutez un champ de type Texte avec la clé <span class="mono">expires_in</span>, par exemple <span class="mono">1h</span> ; pour limiter les vues, un champ avec la clé <span class="mono">max_views</span>.
phone-iphone-copy = Ajoutez <b>Copier dans le presse-papiers</b>. Ce qui revient est le lien et rien d’autre.
phone-iphone-note = Gardez à l’esprit qu’un partage fait ainsi ne peut pas être annulé : le raccourci jette le lien de gestion. Pour le garder, partagez depuis la page.

# For those who write programs.
api-about = Tout ce que font les pages, pour les programmes. Ni clé, ni compte : du JSON dans les deux sens, les erreurs en <span class="mono">application/problem+json</span>.
api-whole = La description complète, en OpenAPI 3.1 : <a href="/api/openapi.json">/api/openapi.json</a>

# What a phone says of the page as an app.
app-about = Partager des images pour un temps limité, sans compte.

# What a link shows where it is posted, in a chat for example.
card-title = Quelqu’un a partagé quelque chose avec vous
card-about = Ici pour un temps limité. Ouvrez le lien pour le voir.

# The end of the instance: its operator closes it for good.
closing-title = Fermeture
closing-heading = Aucune nouvelle image
closing-about = Cette instance va fermer et n’en accepte plus. Ce qui a été partagé reste visible jusque-là.
closing-yours = C’est vous qui avez partagé ? Ouvrez votre lien de gestion : il vous donne un lien vers vos propres images.
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>Cette instance ferme dans { $time },</strong> le { $day } à 0 h 00 UTC. Elle n’accepte plus de nouvelles images ; les liens fonctionnent jusque-là, ou jusqu’à leur propre terme.
farewell-closed = <strong>Cette instance est fermée.</strong> Les liens peuvent cesser de fonctionner à tout moment.
