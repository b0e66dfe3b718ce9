# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = Décision dans { $time } au plus
countdown-shown = De nouveau visible dans { $time }
countdown-over = Rechargez la page pour voir où cela en est.

# A button under a picture or a comment.
report-this = Signaler ce contenu

# What it is reported as, to choose from.
category-csam = Abus sexuel sur un enfant
category-child-exploitation = Enfant sexualisé ou exploité
category-ncii = Image intime sans consentement
category-threat-to-life = Menace pour la vie de quelqu’un
category-terror = Terrorisme
category-gore = Violence extrême
category-animal-cruelty = Cruauté envers les animaux
category-harassment-doxxing = Harcèlement, ou lieu où vit quelqu’un
category-hate = Haine
category-self-harm = Automutilation ou suicide
category-fraud-malware = Fraude ou logiciel malveillant
category-copyright = Droit d’auteur
category-trademark = Droit des marques
category-privacy = Personne montrée contre son gré
category-illegal-other = Autre chose d’illégal
category-rules-other = Pas illégal, mais contraire à la charte

# Fields of every form.
field-link = Lien
field-category = Ce que c’est
# Where nothing is chosen yet.
field-choose = Choisir
field-what-is-wrong = Ce qui ne va pas (peut rester vide)
field-who-is-shown = Qui l’on voit, et pourquoi c’est sans consentement
field-anything-else = Autre chose à dire (peut rester vide)
field-why-illegal = Pourquoi c’est illégal
field-what-is-ordered = Ce qui est ordonné
field-name = Votre nom
field-where-to-reach = Où vous joindre (peut rester vide)
field-email = Adresse e-mail où vous joindre
field-address = Votre adresse postale
field-phone = Votre numéro de téléphone
field-signature = Signature : votre nom complet, saisi au clavier
field-work = L’œuvre qui est à vous, et où on peut la voir
field-no-consent = Je crois de bonne foi que cette image est montrée sans le consentement de la personne qui y figure.
field-not-allowed = Je crois de bonne foi que cet usage n’est autorisé ni par le titulaire des droits, ni par son représentant, ni par la loi.
field-good-faith = Je crois de bonne foi que ce que je dis ici est exact et complet.
field-accuracy = Ce que je dis ici est exact et, sous peine de parjure, je suis titulaire des droits ou peux agir pour leur titulaire.
field-authority = Quelle autorité, et qui en son sein
field-legal-basis = Base légale
field-reference = Référence de l’ordre
field-mistake = Sous peine de parjure, je crois de bonne foi que le contenu a été retiré par erreur ou pris pour autre chose.
field-jurisdiction = J’accepte la compétence du tribunal de mon adresse (hors des États-Unis : de tout tribunal de ce pays dans le ressort duquel se trouve cette instance), et que la partie plaignante me fasse signifier des actes.

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = Beaucoup de signalements arrivent en même temps.
script-report-working = Votre navigateur travaille pour celui-ci, cela prend quelques secondes.
script-report-lacks = Il manque une chose.
script-report-password = Saisissez de nouveau le mot de passe, puis envoyez.

# The form for everything.
report-title = Signaler
report = Signaler une image ou un commentaire
report-explained = Il ne faut ni compte ni nom. Vous recevez un lien pour voir ce que devient votre signalement. La personne qui a partagé l’image ou dit quelque chose n’apprend pas qui vous êtes.
report-password = Son mot de passe, s’il y en a un
# A button.
report-send = Envoyer le signalement
report-promise = Votre signalement permet à la modération d’ouvrir ce que vous signalez et rien d’autre ; sans le mot de passe, elle ne peut pas le regarder. Si un enfant ou la vie de quelqu’un est en danger, appelez d’abord la police. Pour des images intimes de vous, le droit d’auteur et les ordres d’autorités, il y a des <a href="/takedown">formulaires à part</a>.

# The forms that laws give.
takedown-title = Retrait
takedown = Demander un retrait
takedown-explained = Pour ce à quoi la loi donne une forme. Tout le reste : <a href="/report">signalez-le</a>.
takedown-copies = Les copies identiques sur cette instance partent avec ce que vous désignez. Qui l’exploite et qui reçoit le courrier est indiqué à la page <a href="/legal/contact">Contact</a>.

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = Contenu illégal : notification UE
notice-eu-promise = Selon le règlement sur les services numériques. Un accusé de réception aussitôt, puis une décision motivée.
notice-eu-explained = Pour tout ce qui est illégal, selon l’article 16 du règlement européen sur les services numériques (DSA). Vous recevez aussitôt un accusé de réception, puis la décision et ses motifs. Votre nom et vos coordonnées peuvent rester vides s’il s’agit d’abus sexuel sur un enfant.
notice-eu-send = Envoyer la notification
notice-eu-after = La personne qui l’a partagé n’apprend pas qui vous êtes.
notice-intimate = Image intime sans consentement
notice-intimate-promise = Masquée aussitôt, même si elle a été faite par ordinateur.
notice-intimate-explained = Pour une image qui vous montre, ou montre quelqu’un au nom de qui vous pouvez parler, dans la nudité ou l’intimité et sans consentement, réelle ou faite par ordinateur. Elle est masquée dès que vous envoyez ce formulaire, et une personne l’examine dans les 12 heures, 48 au plus.
notice-intimate-send = Faire retirer l’image
notice-intimate-after = La personne qui l’a partagée n’apprend pas qui vous êtes. Les copies identiques sur cette instance partent avec elle. Si vous connaissez d’autres liens, envoyez ce formulaire pour chacun.
notice-copyright = Notification de droit d’auteur
notice-copyright-promise = Les six éléments de 17 USC 512. Décision en un jour, trois au plus.
notice-copyright-explained = Pour votre propre œuvre, ou celle d’un titulaire pour qui vous pouvez agir. Une notification selon 17 USC 512 a six éléments, et ce formulaire les demande tous. La décision est prise en un jour, trois au plus.
notice-copyright-send = Envoyer la notification de droit d’auteur
notice-copyright-after = La personne qui l’a partagé voit votre nom, votre œuvre et ce que vous dites, et peut répondre par une contre-notification, que vous recevriez. Une personne qui affirme sciemment une chose fausse peut devoir répondre du dommage.
notice-authority = Ordre d’une autorité
notice-authority-promise = Appelle aussitôt l’exploitant.
notice-authority-explained = Pour les tribunaux et les autorités. L’ordre appelle aussitôt l’exploitant, et la décision est prise en une heure.
notice-authority-send = Envoyer l’ordre
notice-authority-after = Ce qui est retiré sur ordre l’indique aux visiteurs. Rien ici ne peut dire qui l’a partagé ou regardé : aucune adresse n’est conservée.
notice-password = Le mot de passe du lien, s’il y en a un et si vous le connaissez

# What became of a report.
reported-title = Votre signalement
reported-received = Nous avons votre signalement
reported-in-review = Votre signalement est à l’examen
reported-kept = Le contenu reste
reported-hidden = Le contenu est masqué
reported-removed = Le contenu a été retiré
reported-appealed = Le contenu est réexaminé
reported-overturned = Le contenu est de nouveau visible
reported-received-next = Ensuite, une personne de la modération examine ce que vous avez signalé et décide.
reported-in-review-next = Une personne de la modération s’en occupe. Sa décision apparaîtra ici.
reported-kept-next = Une personne de la modération l’a examiné et n’a rien trouvé d’interdit ici. S’il y a autre chose à savoir, signalez-le de nouveau en le disant.
# “It” is a comment.
reported-comment-next = La modération en a décidé ainsi. Personne ne sait qui a dit cela, donc personne n’en apprend la raison.
reported-decided-next = La modération en a décidé ainsi. La personne qui l’a partagé peut contester ; quelqu’un d’autre l’examine alors, et cette page le dit.
reported-appealed-next = La personne qui l’a partagé a contesté. Quelqu’un de la modération qui n’avait pas décidé décide maintenant.
reported-overturned-next = La personne qui l’a partagé a contesté, et elle avait raison.
reported-ask = La modération demande
reported-answer = <a href="/report">Répondez par un autre signalement</a> du même lien.
reported-unseen = Personne ici ne peut le regarder : il y a un mot de passe. Si vous le connaissez, <a href="/report">signalez-le de nouveau</a> avec le mot de passe.
reported-as = Signalé comme : { $category }
reported-at = Reçu : { $hour }
reported-decided-at = Décidé : { $hour }
reported-is-hidden = Le contenu n’est pas visible en ce moment.
reported-is-shown = Le contenu n’est pas masqué.
reported-keep = Gardez cette page
reported-keep-explained = Son adresse est le seul moyen de voir ce que devient votre signalement. Personne ne peut vous la redonner.
# A button.
reported-copy = Copier ce lien

# What was reported and decided, in numbers.
transparency-title = Transparence
transparency = Transparence
transparency-explained = Ce qui a été signalé ici, ce qui a été décidé, et en combien de temps. Un nombre de 1 à 4 est donné comme &lt;5, pour que personne ne puisse être reconnu.
transparency-programs = La même chose <a href="/transparency.json">pour les programmes</a>.
# In small print beside a category and before a number: such as “notification UE, par page”.
transparency-notices = { $form }, par { $source }
transparency-intimate = demande de la personne montrée
transparency-copyright = notification de droit d’auteur
transparency-eu = notification UE
transparency-authority = ordre
transparency-report = signalement
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = page de signalement
transparency-source-api = API
transparency-source-takedown = page de retrait
# What was decided how often.
transparency-removed = retirés
transparency-hidden = masqués
transparency-kept = conservés
# In small print beside that: the law or rule it rests on.
transparency-by-law = selon la loi : { $ground }
transparency-by-rule = selon la règle : { $ground }
# Each before a length of time.
transparency-half = La moitié des décisions a pris au plus
transparency-most = 19 sur 20 ont pris au plus
# Each before a number.
transparency-requests = Demandes sur des images intimes, décidées
transparency-in-time = Dont en 48 heures au plus
transparency-appeals = Contestations décidées
transparency-reversals = Dont décisions annulées
transparency-orders = Ordres d’autorités
transparency-lists = Listes d’images connues
transparency-no-list = Cette instance n’a pas de liste : rien de ce qui est envoyé n’est comparé à quoi que ce soit.
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entrée. Une correspondance signifie <span class="mono">{ $action }</span>. Correspondances : { $hits }, dont erronées : { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entrées. Une correspondance signifie <span class="mono">{ $action }</span>. Correspondances : { $hits }, dont erronées : { $wrong }.
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entrée, du { $day }. Une correspondance signifie <span class="mono">{ $action }</span>. Correspondances : { $hits }, dont erronées : { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entrées, du { $day }. Une correspondance signifie <span class="mono">{ $action }</span>. Correspondances : { $hits }, dont erronées : { $wrong }.
}
