# What an instance says of itself. An instance is one server that runs this program; whoever runs it is its
# operator. “We” and “this instance” are the same. Keep these texts plain, and as binding as they are.

# On every page where it is told who runs the instance.
legal-who = { $name } exploite cette instance.
legal-who-unnamed = Cette instance n’a pas indiqué qui l’exploite.
legal-email-unnamed = Cette instance n’a pas indiqué d’adresse e-mail.

terms-title = Conditions
terms = Conditions
terms-about = ChatPic montre des images aux personnes qui ont un lien, pour un temps limité et sans comptes. En l’utilisant, vous acceptez ce qui est écrit ici.
terms-pictures = Vos images
terms-pictures-yours = Elles restent à vous. Vous laissez cette instance les garder scellées et les montrer aux personnes qui ont le lien, jusqu’à leur terme. Rien d’autre n’en est fait : personne ne les vend, ne les étudie ni n’entraîne quoi que ce soit avec elles.
terms-pictures-may = Ne partagez que ce que vous pouvez partager : des images qui sont à vous ou que vous avez le droit de montrer, et auxquelles aucune des personnes visibles ne trouverait à redire. Ce qui n’est jamais permis est dans la <a href="/legal/guidelines">charte</a>.
terms-time = Durée et taille
# $time: such as 30 days.
terms-time-longest = Un partage dure { $time } au plus. Ce qui est terminé ne peut être ramené par personne.
# $size: such as 50 MiB.
terms-time-files = { $count ->
    [one] Un partage contient { $count } image de { $size } au plus. La taille permise pour les vidéos, là où elles sont acceptées, est indiquée sur la page d’accueil.
   *[other] Un partage contient jusqu’à { $count } images de { $size } au plus chacune. La taille permise pour les vidéos, là où elles sont acceptées, est indiquée sur la page d’accueil.
}
terms-time-uploads = { $count ->
    [one] Depuis une même adresse, { $count } envoi par heure est accepté.
   *[other] Depuis une même adresse, jusqu’à { $count } envois par heure sont acceptés.
}
terms-time-originals = Gardez vos originaux : ce n’est pas un endroit pour conserver des choses.
terms-look = Ce que nous regardons
terms-look-lists = Chaque envoi est comparé, par le programme et en mémoire, aux listes d’images nuisibles connues dont dispose cette instance. Une image qui figure sur l’une d’elles n’est pas acceptée. Ensuite, personne ici ne peut la voir, sauf si quelqu’un qui a le lien la signale : une personne regarde alors ce qui a été signalé et décide.
terms-look-hidden = Une image peut être masquée jusqu’à cette décision. Si elle est retirée, votre page de gestion dit pourquoi, et vous pouvez y contester. Quelqu’un qui n’a pas décidé la première fois l’examine de nouveau.
terms-look-comments = Un commentaire fait l’objet d’une décision à part. Personne ne sait qui l’a écrit, donc la raison ne peut être dite à personne, et personne ne peut contester.
terms-look-bans = Une personne qui envoie sans cesse des contenus interdits peut être empêchée d’envoyer, et de publier et commenter dans les canaux. C’est annoncé avec la raison et la fin de la mesure. Regarder et signaler restent ouverts à tout le monde.
terms-promise = Aucune promesse de durée
terms-promise-none = Le service est offert tel quel, sans garantie, dans la mesure permise par la loi. Il peut tomber en panne ou s’arrêter. S’il ferme pour de bon, chaque page le dit et donne la date, et vous pouvez récupérer ce qui est à vous jusque-là.
terms-who = Qui et où
# Before what the operator says of it.
terms-law = Droit et tribunal :
terms-law-unnamed = Cette instance n’a indiqué ni droit ni tribunal. Les vôtres s’appliquent, comme toujours pour un consommateur.
terms-change = Ces conditions découlent du programme et de ses réglages, et changent avec eux.

guidelines-title = Charte
guidelines = Charte
guidelines-about = Partagez ce que vous montreriez si les personnes visibles étaient à côté de vous. Le reste en découle.
guidelines-never = Jamais
guidelines-never-children = <strong>Des images sexuelles d’enfants</strong>, réelles, dessinées ou calculées, et tout ce qui sexualise des enfants ou cherche à les approcher à des fins sexuelles.
guidelines-never-intimate = <strong>Des images intimes sans le consentement</strong> de la personne visible, même calculées.
guidelines-never-threats = <strong>Des menaces</strong> contre la vie de quelqu’un, et des appels à faire du mal.
guidelines-never-terror = <strong>Le terrorisme</strong> : ce qui recrute pour lui, le loue ou l’enseigne.
guidelines-never-cruelty = <strong>La cruauté</strong> envers des personnes ou des animaux, montrée pour elle-même.
guidelines-never-hate = <strong>La haine</strong> contre des personnes pour ce qu’elles sont, <strong>le harcèlement</strong>, et le fait de dire où vit quelqu’un.
guidelines-never-fraud = <strong>La fraude</strong>, les documents volés, les logiciels malveillants.
guidelines-never-others = <strong>Les œuvres d’autrui</strong>, ou des choses privées, que vous n’avez pas le droit de montrer.
guidelines-never-law = Tout ce que la loi interdit par ailleurs.
guidelines-adults = Pour adultes
guidelines-adults-allowed = La nudité entre adultes consentants n’est pas interdite ici, là où la loi la permet. Ne l’envoyez qu’à des adultes qui la veulent, et indiquez « Pour adultes ».
guidelines-wrong = Si quelque chose ne va pas
guidelines-wrong-report = <a href="/report">Signalez-le</a>. Il ne faut ni compte ni nom, et vous recevez un lien pour voir ce qu’il en advient. Pour les images de vous que vous n’avez jamais acceptées, le droit d’auteur et les ordres d’autorités, il y a des <a href="/takedown">voies plus courtes</a>.
guidelines-wrong-danger = Si un enfant ou la vie de quelqu’un est en danger, appelez d’abord la police. Elle peut agir tout de suite ; nous pouvons seulement masquer une image.
guidelines-wrong-numbers = Rien n’est retiré parce que beaucoup de gens le signalent. Une personne l’examine, une fois, et le nombre de signalements ne compte pas.
guidelines-removed = Si votre contenu a été retiré
guidelines-removed-object = Votre page de gestion dit pourquoi et vous permet de contester. Un commentaire n’en a pas : personne ne sait qui l’a écrit, donc son retrait n’est annoncé à personne et il est définitif. Les images sexuelles d’enfants font exception : elles disparaissent sans un mot et, là où la loi l’exige, elles sont dénoncées aux autorités.

privacy-title = Confidentialité
privacy = Confidentialité
privacy-about = Ni compte, ni cookie, ni traceur. Cette page est écrite par le programme d’après les réglages avec lesquels il tourne.
privacy-pictures = Vos images
privacy-pictures-seen = Pendant qu’elles arrivent, le programme les voit : il les compare, en mémoire, à des listes d’images nuisibles connues, et enlève des fichiers la position, l’appareil, les noms et les dates.
privacy-pictures-early = Elles sont envoyées dès que vous les choisissez. Ce que vous ne partagez pas ensuite est supprimé quand vous quittez la page, au plus tard après un jour.
privacy-pictures-sealed = Puis chacune est scellée sous une clé que seuls ses liens portent. Sans lien, personne ne peut l’ouvrir, pas même cette instance. Pendant que quelqu’un la regarde, le programme la voit de nouveau. Elle n’est donc pas chiffrée de bout en bout.
# $time: such as 30 days.
privacy-pictures-end = Elle prend fin quand son temps est écoulé, que ses vues sont utilisées ou que vous la supprimez, après { $time } au plus. Sa clé est supprimée en moins d’une minute, et ses données avec elle.
privacy-records = Ce qui est enregistré à côté
privacy-records-clear = En clair : quand un partage a été créé et quand il prend fin, combien d’images et de quelle taille à peu près, son maximum de vues, s’il a un mot de passe, combien de vues chaque lien a accordées, et à quelles heures.
privacy-records-after = { $days ->
    [one] Pendant { $days } jour après la fin : la même chose, sans les images, pour que les liens puissent dire pourquoi elles ne sont plus disponibles.
   *[other] Pendant { $days } jours après la fin : la même chose, sans les images, pour que les liens puissent dire pourquoi elles ne sont plus disponibles.
}
privacy-records-fingerprint = L’empreinte de chaque image, sous une clé de cette instance. Elle dit si une image identique se trouve ici, pour qu’une seule décision retire toutes les copies ; elle ne dit rien d’autre.
privacy-records-postgres = Ces données sont dans une base de données PostgreSQL. Ce qui est supprimé quitte aussitôt ses tables, mais ne quitte ses fichiers et son journal qu’une fois ceux-ci nettoyés : à la fin du jour pour lequel cela était gardé, ou plus tard dans le journal.
privacy-records-bucket = Les données scellées sont dans un stockage d’objets. Il libère les données supprimées à son rythme ; sans leur clé, elles ne sont que du bruit.
privacy-records-backups = Si l’exploitant fait des sauvegardes, elles contiennent ce qui a été supprimé depuis. Le programme ne peut pas le savoir : demandez-lui.
# An address of the internet, by which a device or a household can be told from others.
privacy-address = Votre adresse
privacy-address-kept = Elle n’est consignée que dans un seul cas, que l’exploitant a activé : quand un envoi est confirmé comme abus sexuel sur un enfant, l’adresse d’où il est venu est scellée avec les preuves, pour les autorités.
privacy-address-never = Elle sert à vous répondre et n’est jamais consignée, quoi que vous envoyiez.
privacy-address-counted = Pour que personne ne prenne trop, les requêtes sont comptées par adresse, en mémoire, sous une clé tirée de nouveau chaque heure. Passé cette heure, personne ne peut dire de qui elles venaient.
privacy-address-log = Le journal a une ligne par requête : l’heure, la méthode, la sorte de page, le statut, la durée. Ni adresse, ni lien, ni navigateur.
privacy-address-network = { $days ->
    [one] Un partage porte une marque du réseau d’où il vient : 16 bits, communs à des milliers de réseaux, sous une clé détruite après { $days } jour. Grâce à elle, une personne exclue est reconnue jusque-là, et personne ne peut être nommé. Un signalement aussi en porte une.
   *[other] Un partage porte une marque du réseau d’où il vient : 16 bits, communs à des milliers de réseaux, sous une clé détruite après { $days } jours. Grâce à elle, une personne exclue est reconnue jusque-là, et personne ne peut être nommé. Un signalement aussi en porte une.
}
privacy-address-proxy = Un serveur mandataire (proxy) se tient devant cette instance et voit votre adresse ainsi que celles que vous demandez. Ce qu’il conserve, c’est à l’exploitant de le dire.
privacy-browser = Votre navigateur
# $when: one of the three below. The “it” after that is the upload pass.
privacy-browser-pass = Aucun cookie n’est déposé. { $when } C’est un texte aléatoire que votre navigateur calcule et garde, grâce auquel une personne qui envoie des contenus interdits peut être arrêtée, et personne ne peut être nommé. Cette instance en garde un condensat (hash). Supprimez-le avec les données de ce site dans votre navigateur quand vous voulez ; le prochain envoi en obtient un nouveau.
privacy-browser-unfinished = Quand l’envoi d’un gros fichier a été interrompu, votre navigateur garde pendant un jour le nom du fichier et un secret avec lequel il reprend. Le fichier lui-même n’y est pas gardé. La page le dit, et un bouton fait tout oublier.
privacy-browser-kept = Votre navigateur garde aussi, sans l’envoyer à personne : les liens de gestion de vos partages, jusqu’à ce que vous les fassiez oublier ; qui vous êtes dans les fils où vous avez écrit, pendant 30 jours ; et les dernières conditions que vous avez choisies.
privacy-pass-always = Pour partager, il vous faut un laissez-passer d’envoi.
privacy-pass-under-load = Quand beaucoup est envoyé à la fois, et depuis des réseaux qui ont abusé de cette instance, il vous faut un laissez-passer d’envoi pour partager.
privacy-pass-misused = Depuis des réseaux qui ont abusé de cette instance, il vous faut un laissez-passer d’envoi pour partager.
privacy-reports = Signalements
privacy-reports-copy = { $days ->
    [one] Un signalement porte le lien de ce dont il s’agit, pour qu’une personne de la modération puisse ouvrir exactement cela. Une copie en est scellée pour la modération jusqu’à la clôture du dossier, { $days } jour au plus, même si le contenu est supprimé entre-temps.
   *[other] Un signalement porte le lien de ce dont il s’agit, pour qu’une personne de la modération puisse ouvrir exactement cela. Une copie en est scellée pour la modération jusqu’à la clôture du dossier, { $days } jours au plus, même si le contenu est supprimé entre-temps.
}
privacy-reports-written = { $days ->
    [one] Ce que vous écrivez, et une adresse où vous souhaitez que l’on vous joigne, sont scellés, vus de la seule modération, et effacés quand plus personne ne peut contester, { $days } jour après la décision.
   *[other] Ce que vous écrivez, et une adresse où vous souhaitez que l’on vous joigne, sont scellés, vus de la seule modération, et effacés quand plus personne ne peut contester, { $days } jours après la décision.
}
privacy-reports-names = Le nom et l’adresse d’une notification de droit d’auteur ou d’une contre-notification vont à l’autre partie, et à personne d’autre. Le formulaire le dit.
privacy-reports-vault = Les abus sexuels sur des enfants confirmés sont scellés pour les autorités, avec des clés qui ne sont pas sur cette machine, aussi longtemps que la loi le demande. Cette instance ne peut pas les ouvrir.
privacy-reports-no-vault = Aucune preuve de quoi que ce soit n’est conservée plus longtemps.
privacy-rights = Vos droits
privacy-rights-yours = Avec le lien de gestion d’un partage, vous voyez tout ce qui est enregistré à son sujet, le modifiez et le supprimez. Sans ce lien, ni vous ni nous ne pouvons dire quel partage est le vôtre. Pour tout le reste, adressez-vous à l’exploitant de cette instance.

contact-title = Contact
contact = Contact
contact-about = Pour faire examiner une image, <a href="/report">signalez-la</a> ou <a href="/takedown">demandez son retrait</a>. C’est plus rapide qu’une lettre : la demande rejoint la file d’attente, et vous recevez un lien pour voir ce qui se passe.
contact-who = Qui exploite cette instance
contact-eu = Union européenne
# Each before what the operator says of it, which may have several lines.
contact-eu-point = Pour les utilisateurs et pour les autorités :
contact-eu-unnamed = Cette instance n’a pas indiqué de point de contact pour les utilisateurs ou les autorités dans l’Union européenne.
contact-eu-representative = Représentant légal :
contact-copyright = Droit d’auteur aux États-Unis
contact-agent = Agent désigné (« designated agent ») :
contact-agent-number = Dans le répertoire du US Copyright Office : { $number }
contact-agent-unregistered = Cette instance n’a pas indiqué l’enregistrement de l’agent auprès du US Copyright Office.
contact-agent-unnamed = Cette instance n’a pas indiqué d’agent pour les notifications de droit d’auteur.
contact-copyright-form = Une notification par le <a href="/takedown/copyright">formulaire</a> est acceptée dans tous les cas.
contact-security = Failles du programme ou de cette instance
contact-security-tell = Merci de prévenir <a href="{ $url }">{ $contact }</a> avant toute autre personne.
contact-security-unnamed = Cette instance n’a pas indiqué de contact pour la sécurité.
