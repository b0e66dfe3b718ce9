# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = Noch { $time } bis zur Entscheidung
countdown-shown = Noch { $time }, dann wieder zu sehen
countdown-over = Lade die Seite neu, um zu sehen, wie es steht.

# A button under a picture or a comment.
report-this = Das melden

# What it is reported as, to choose from.
category-csam = Sexueller Missbrauch eines Kindes
category-child-exploitation = Ein Kind, das sexualisiert oder ausgebeutet wird
category-ncii = Ein intimes Bild ohne Einwilligung
category-threat-to-life = Eine Bedrohung für das Leben eines Menschen
category-terror = Terror
category-gore = Extreme Gewalt
category-animal-cruelty = Tierquälerei
category-harassment-doxxing = Belästigung, oder wo jemand wohnt
category-hate = Hass
category-self-harm = Selbstverletzung oder Suizid
category-fraud-malware = Betrug oder Schadprogramme
category-copyright = Urheberrecht
category-trademark = Markenrecht
category-privacy = Jemand wird gegen den eigenen Willen gezeigt
category-illegal-other = Etwas anderes Rechtswidriges
category-rules-other = Nicht rechtswidrig, aber gegen die Richtlinien

# Fields of every form.
field-link = Link
field-category = Was es ist
# Where nothing is chosen yet.
field-choose = Wähle
field-what-is-wrong = Was daran nicht stimmt (kann leer bleiben)
field-who-is-shown = Wer zu sehen ist und warum es ohne Einwilligung ist
field-anything-else = Sonst noch etwas (kann leer bleiben)
field-why-illegal = Warum es rechtswidrig ist
field-what-is-ordered = Was angeordnet wird
field-name = Dein Name
field-where-to-reach = Wo man dich erreicht (kann leer bleiben)
field-email = E-Mail-Adresse, unter der man dich erreicht
field-address = Deine Postanschrift
field-phone = Deine Telefonnummer
field-signature = Unterschrift: dein voller Name, getippt
field-work = Das Werk, das dir gehört, und wo es zu sehen ist
field-no-consent = Ich bin in gutem Glauben überzeugt, dass es ohne die Einwilligung der Person gezeigt wird, die darauf zu sehen ist.
field-not-allowed = Ich bin in gutem Glauben überzeugt, dass diese Nutzung weder von der berechtigten Person noch von ihrer Vertretung noch vom Gesetz erlaubt ist.
field-good-faith = Ich bin in gutem Glauben überzeugt, dass meine Angaben hier richtig und vollständig sind.
field-accuracy = Meine Angaben hier sind richtig, und unter Strafandrohung für Meineid: Mir stehen die Rechte zu, oder ich darf für die berechtigte Person handeln.
field-authority = Welche Behörde und wer dort
field-legal-basis = Rechtsgrundlage
field-reference = Aktenzeichen der Anordnung
field-mistake = Unter Strafandrohung für Meineid: Ich bin in gutem Glauben überzeugt, dass es irrtümlich oder durch eine Verwechslung entfernt wurde.
field-jurisdiction = Ich nehme die Zuständigkeit des Gerichts an, das für meine Adresse zuständig ist (außerhalb der Vereinigten Staaten: jedes dortigen Gerichts, in dessen Bezirk diese Instanz zu finden ist), und auch, dass die Gegenseite mir Schriftstücke zustellen lässt.

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = Gerade kommen viele Meldungen auf einmal an.
script-report-working = Dein Browser arbeitet für diese, das dauert einige Sekunden.
script-report-lacks = Eins fehlt noch.
script-report-password = Tippe das Passwort noch einmal ein und sende.

# The form for everything.
report-title = Melden
report = Ein Bild oder einen Kommentar melden
report-explained = Du brauchst kein Konto und keinen Namen. Du bekommst einen Link, unter dem du siehst, was daraus wird. Wer das Bild geteilt oder etwas gesagt hat, erfährt nicht, wer du bist.
report-password = Das Passwort dazu, falls es eins hat
# A button.
report-send = Meldung senden
report-promise = Deine Meldung lässt die Moderation öffnen, was du meldest, und sonst nichts; ohne das Passwort dazu kann sie es nicht ansehen. Wenn ein Kind oder das Leben eines Menschen in Gefahr ist, ruf zuerst die Polizei. Für intime Bilder von dir, für Urheberrecht und für Anordnungen von Behörden gibt es <a href="/takedown">eigene Formulare</a>.

# The forms that laws give.
takedown-title = Entfernung
takedown = Entfernung verlangen
takedown-explained = Für alles, wofür das Gesetz eine Form vorgibt. Alles andere: <a href="/report">Melde es</a>.
takedown-copies = Genaue Kopien auf dieser Instanz gehen mit dem weg, was du nennst. Wer sie betreibt und wer Post annimmt, steht auf der Seite <a href="/legal/contact">Kontakt</a>.

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = Etwas Rechtswidriges: EU-Meldung
notice-eu-promise = Nach dem Gesetz über digitale Dienste. Sofort eine Empfangsbestätigung, dann eine Entscheidung mit Gründen.
notice-eu-explained = Für alles Rechtswidrige, nach Artikel 16 des EU-Gesetzes über digitale Dienste. Du bekommst sofort eine Empfangsbestätigung und später die Entscheidung mit ihren Gründen. Dein Name und deine Kontaktdaten können leer bleiben, wenn es um sexuellen Missbrauch eines Kindes geht.
notice-eu-send = Meldung senden
notice-eu-after = Wer es geteilt hat, erfährt nicht, wer du bist.
notice-intimate = Ein intimes Bild ohne Einwilligung
notice-intimate-promise = Sofort ausgeblendet, auch wenn es ein Computer erzeugt hat.
notice-intimate-explained = Für ein Bild, das dich oder jemanden, für den du sprechen darfst, nackt oder intim und ohne Einwilligung zeigt, echt oder vom Computer erzeugt. Es wird ausgeblendet, sobald du dieses Formular sendest, und ein Mensch sieht es innerhalb von 12 Stunden an, höchstens 48.
notice-intimate-send = Entfernen lassen
notice-intimate-after = Wer es geteilt hat, erfährt nicht, wer du bist. Genaue Kopien auf dieser Instanz gehen mit weg. Wenn du weitere Links kennst, sende dieses Formular für jeden.
notice-copyright = Urheberrechtsmeldung
notice-copyright-promise = Die sechs Angaben nach 17 USC 512. Entschieden innerhalb von einem Tag, höchstens drei.
notice-copyright-explained = Für dein eigenes Werk oder eins, für dessen berechtigte Person du handeln darfst. Eine Meldung nach 17 USC 512 braucht sechs Angaben, und dieses Formular fragt nach allen. Darüber wird innerhalb von einem Tag entschieden, höchstens drei.
notice-copyright-send = Urheberrechtsmeldung senden
notice-copyright-after = Wer es geteilt hat, sieht deinen Namen, dein Werk und was du sagst, und kann mit einer Gegendarstellung antworten, die du dann bekommst. Wer wissentlich behauptet, was nicht stimmt, kann für den Schaden haften.
notice-authority = Anordnung einer Behörde
notice-authority-promise = Ruft den Betreiber sofort.
notice-authority-explained = Für Gerichte und Behörden. Sie ruft den Betreiber sofort, und innerhalb einer Stunde wird darüber entschieden.
notice-authority-send = Anordnung senden
notice-authority-after = Wo etwas auf Anordnung entfernt wurde, steht das für alle, die den Link öffnen. Nichts hier verrät, wer es geteilt oder angesehen hat: Keine Adresse wird aufbewahrt.
notice-password = Das Passwort des Links, falls er eins hat und du es kennst

# What became of a report.
reported-title = Deine Meldung
reported-received = Wir haben deine Meldung
reported-in-review = Deine Meldung wird gerade geprüft
reported-kept = Es bleibt
reported-hidden = Es ist ausgeblendet
reported-removed = Es wurde entfernt
reported-appealed = Es wird noch einmal geprüft
reported-overturned = Es wird wieder gezeigt
reported-received-next = Als Nächstes sieht sich jemand aus der Moderation an, was du gemeldet hast, und entscheidet.
reported-in-review-next = Jemand aus der Moderation hat sie. Die Entscheidung steht dann hier.
reported-kept-next = Jemand aus der Moderation hat es angesehen und nichts gefunden, was hier verboten ist. Wenn es mehr dazu zu wissen gibt, melde es noch einmal und schreib es dazu.
# “It” is a comment.
reported-comment-next = Die Moderation hat so entschieden. Niemand weiß, wer es gesagt hat, deshalb erfährt niemand den Grund.
reported-decided-next = Die Moderation hat so entschieden. Wer es geteilt hat, kann Einspruch einlegen; dann sieht es jemand anderes an, und diese Seite sagt es.
reported-appealed-next = Wer es geteilt hat, hat Einspruch eingelegt. Jetzt entscheidet jemand aus der Moderation, der zuvor nicht entschieden hat.
reported-overturned-next = Wer es geteilt hat, hat Einspruch eingelegt und recht bekommen.
reported-ask = Die Moderation fragt
reported-answer = <a href="/report">Antworte mit einer weiteren Meldung</a> desselben Links.
reported-unseen = Niemand hier kann es ansehen: Es hat ein Passwort. Wenn du es kennst, <a href="/report">melde es noch einmal</a> mit dem Passwort.
reported-as = Gemeldet als: { $category }
reported-at = Eingegangen: { $hour }
reported-decided-at = Entschieden: { $hour }
reported-is-hidden = Es ist gerade nicht zu sehen.
reported-is-shown = Es ist nicht ausgeblendet.
reported-keep = Heb dir diese Seite auf
reported-keep-explained = Nur unter ihrer Adresse siehst du, was aus deiner Meldung wird. Niemand kann sie dir zurückgeben.
# A button.
reported-copy = Diesen Link kopieren

# What was reported and decided, in numbers.
transparency-title = Transparenz
transparency = Transparenz
transparency-explained = Was hier gemeldet wurde, was entschieden wurde und wie lange das dauerte. Statt einer Zahl von 1 bis 4 steht &lt;5, damit niemand zu erkennen ist.
transparency-programs = Dasselbe <a href="/transparency.json">für Programme</a>.
# In small print beside a category and before a number: such as “EU-Meldung, über Seite”.
transparency-notices = { $form }, über { $source }
transparency-intimate = Antrag der gezeigten Person
transparency-copyright = Urheberrechtsmeldung
transparency-eu = EU-Meldung
transparency-authority = Anordnung
transparency-report = Meldung
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = Meldeseite
transparency-source-api = API
transparency-source-takedown = Entfernungsseite
# What was decided how often.
transparency-removed = entfernt
transparency-hidden = ausgeblendet
transparency-kept = behalten
# In small print beside that: the law or rule it rests on.
transparency-by-law = nach Gesetz: { $ground }
transparency-by-rule = nach Regel: { $ground }
# Each before a length of time.
transparency-half = Die Hälfte aller Entscheidungen dauerte höchstens
transparency-most = 19 von 20 dauerten höchstens
# Each before a number.
transparency-requests = Anträge zu intimen Bildern, entschieden
transparency-in-time = Davon innerhalb von 48 Stunden
transparency-appeals = Einsprüche, entschieden
transparency-reversals = Davon aufgehobene Entscheidungen
transparency-orders = Anordnungen von Behörden
transparency-lists = Listen bekannter Bilder
transparency-no-list = Diese Instanz hat keine Liste: Nichts, was hochgeladen wird, wird mit etwas verglichen.
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } Eintrag. Ein Treffer bedeutet <span class="mono">{ $action }</span>. Treffer: { $hits }, davon falsch: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } Einträge. Ein Treffer bedeutet <span class="mono">{ $action }</span>. Treffer: { $hits }, davon falsch: { $wrong }.
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } Eintrag, vom { $day }. Ein Treffer bedeutet <span class="mono">{ $action }</span>. Treffer: { $hits }, davon falsch: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } Einträge, vom { $day }. Ein Treffer bedeutet <span class="mono">{ $action }</span>. Treffer: { $hits }, davon falsch: { $wrong }.
}
