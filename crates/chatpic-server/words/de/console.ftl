# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = Moderation
# The list of cases that wait.
console-queue = Warteschlange
# Of posts, before they are shown.
console-review = Durchsicht
console-channels = Kanäle
# What moderators did, line by line.
console-log = Protokoll
console-sign-out = Abmelden
console-back = Zurück
# Roles, not people.
role-moderator = Moderation
role-child-safety = Kinderschutz
role-operator = Betrieb
role-auditor = Prüfung

# $number is that of a picture, which is shown small and blurred.
console-tile = Bild { $number }, unscharf
console-hold = Halte eine Kachel gedrückt, oder <kbd>l</kbd>, um näher hinzusehen. Jeder Blick wird ins Protokoll geschrieben.
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = { $time } überfällig
console-nothing-waits = Hier wartet nichts.
# Several things in one line.
console-two = { $first }, { $rest }
console-block = Dasselbe Bild sperren
block-nowhere = Nirgends
block-channels = In Kanälen
block-everywhere = Überall
console-remove = Entfernen
console-remove-for-good = Endgültig entfernen
# A post that stays above the others of its channel.
console-pinned = angeheftet
console-pin = Anheften
console-unpin = Lösen

# Signing in.
sign-in = Anmelden
sign-in-name = Name
sign-in-passkey = Mit deinem Passkey anmelden
sign-in-or = Oder mit Passwort und Code
sign-in-password = Passwort
sign-in-code = Code deiner Authenticator-App
sign-in-cookie = Zur Moderation lädt der Betreiber dieses Servers ein. Angemeldet behält dieser Browser 12 Stunden lang ein Cookie.
script-passkey-unused = Der Passkey wurde nicht benutzt. Versuch es noch einmal.
script-passkey-failed = Das hat nicht geklappt. Versuch es noch einmal.

# An invitation to become a moderator.
join = Einladung
join-welcome = Willkommen, { $name }
# $role is role-… from above.
join-invited = Du bist auf diesen Server eingeladen. Deine Rolle: { $role }. Wähle, wie du dich anmeldest. Diese Seite funktioniert einmal.
join-passkey = Mit einem Passkey
join-passkey-why = Dein Handy, dein Computer oder ein Sicherheitsschlüssel zeigt, wer du bist. Es gibt nichts zu tippen und nichts, was dir jemand mit einem Trick entlocken kann.
join-passkey-make = Passkey erstellen
join-passkey-scripts = Ein Passkey braucht JavaScript. Ein Passwort mit Code geht ohne.
join-password = Mit Passwort und Code
join-scan = Scanne das mit einer Authenticator-App oder tippe das Geheimnis dort ein.
join-secret = Das Geheimnis als QR-Code
join-new-password = Ein neues Passwort, mindestens 12 Zeichen
join-code = Der Code, den die App jetzt zeigt
join-set = Passwort setzen und anmelden

# The queue.
queue-waiting-none = Nichts wartet.
queue-waiting = { $waiting ->
    [one] { $waiting } Fall wartet.
   *[other] { $waiting } Fälle warten, keiner überfällig.
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] { $waiting } Fall wartet, überfällig.
   *[other] { $waiting } Fälle warten, davon { $overdue } überfällig.
}
queue-posts-wait = { $count ->
    [0] Kein Beitrag wartet.
    [one] { $count } Beitrag wartet.
   *[other] { $count } Beiträge warten.
}
# Filters of the list.
queue-kind = Art
queue-all = Alle
queue-state = Stand
queue-all-that-wait = Alle, die warten
queue-mine = Meine
queue-overdue = Überfällig
queue-filter = Filtern
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = Nähere Fristen
queue-later = Spätere Fristen

# What a case is about. Short: it is a heading and a line of a list.
about-csam = Sexueller Missbrauch eines Kindes
about-child-exploitation = Ausbeutung von Kindern
about-ncii = Intim, ohne Einwilligung
about-threat-to-life = Bedrohung eines Lebens
about-terror = Terror
about-gore = Extreme Gewalt
about-animal-cruelty = Tierquälerei
about-harassment-doxxing = Belästigung, Doxxing
about-hate = Hass
about-self-harm = Selbstverletzung
about-fraud-malware = Betrug, Schadprogramme
about-copyright = Urheberrecht
about-trademark = Markenrecht
about-privacy = Privatsphäre
about-illegal-other = Sonst rechtswidrig
about-rules-other = Gegen die Hausregeln

# Kinds of cases.
class-child-abuse = Kindesmissbrauch
class-threat-to-life = Bedrohung eines Lebens
class-authority = Behörde
class-intimate = Intim
class-copyright = Urheberrecht
class-illegal = Rechtswidrig
class-rules = Regeln
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = Kindesmissbrauch, bestätigt
listed-csam-self-report = Kindesmissbrauch, Selbstmeldung
listed-ncii-self-report = intim ohne Einwilligung, Selbstmeldung
listed-terror = Terror
# Removed from this server before.
listed-removed-here = hier schon entfernt
listed-operator = Liste des Betreibers

# How a case stands.
state-open = Offen
# Somebody said what it is.
state-triaged = Eingeordnet
state-assigned = Zugewiesen
state-decided = Entschieden
# Everybody concerned was told.
state-notified = Mitgeteilt
state-closed = Geschlossen
state-appealed = Einspruch läuft
state-upheld = Bestätigt
state-overturned = Aufgehoben

# In which form a report came: of which law, or a plain one.
kind-plain = Meldung
kind-intimate = Intim
kind-copyright = Urheberrecht
kind-eu = EU-Meldung
kind-authority = Behörde

# A case in a line, such as "EU-Meldung, 3 Meldungen, 2 Bilder".
case-facts = { $reports }, { $what }
case-facts-of-kind = { $kind }, { $reports }, { $what }
case-count-reports = { $count ->
    [one] { $count } Meldung
   *[other] { $count } Meldungen
}
case-count-pictures = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}
case-no-pictures = keine Bilder
case-a-comment = ein Kommentar
case-escalated = eskaliert
case-hidden = ausgeblendet
# $name is a moderator who works on it.
case-with = bei { $name }

# One case.
case-comment = Kommentar
case-pictures = Bilder
case-evidence-gone = Die Beweismittel sind weg.
# $time is a span such as 12 min.
case-pause = Du hast viel Schweres gesehen. Noch { $time }, dann werden wieder Bilder gezeigt; überspring diesen Fall oder geh ein paar Schritte.
case-unopened = Niemand, der es gemeldet hat, konnte es öffnen, oder die Beweismittel sind weg. Es lässt sich ausblenden oder behalten, oder frag, wer es gemeldet hat, nach dem Passwort.
# Who said the comment, and when.
case-comment-line = { $name }, { $at }
case-comment-owner = { $name }, hat es geteilt, { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }, an { $to }, { $at }
case-comment-owner-answer = { $name }, hat es geteilt, an { $to }, { $at }
# Names of facts, and what stands beside them.
case-fact-share = Freigabe
case-fact-comment = Kommentar
case-fact-comment-where = { $number } unter Link { $link }
case-fact-post = Beitrag
case-fact-caption = Bildunterschrift
case-fact-state = Stand
case-fact-ends = noch { $time }
case-fact-gone = { $reason ->
    [expired] abgelaufen
    [spent] verbraucht
    [withdrawn] zurückgenommen
   *[removed] entfernt
}
case-fact-shared = Geteilt
case-fact-same = Dasselbe Bild
case-fact-same-nowhere = nirgends sonst
case-fact-same-others = { $count ->
    [one] in { $count } anderen Freigabe
   *[other] in { $count } anderen Freigaben
}
case-appeal = Einspruch
case-appeal-overturned = Aufgehoben von { $name }, { $at }: { $facts }
case-appeal-upheld = Bestätigt von { $name }, { $at }: { $facts }
# The owner's answer to a copyright notice.
case-counter = Gegendarstellung
case-counter-sued = Gesendet { $at }. Die Gegenseite hat geklagt; vermerkt { $noted }.
case-counter-waits = Gesendet { $at }. Wieder gezeigt wird es: { $until }.
case-sued = Vermerken, dass die Gegenseite geklagt hat
case-reports = { $count ->
    [one] Meldung
   *[other] Meldungen
}
# Such as "Hass, EU-Meldung über Entfernungsseite, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }, { $kind } über { $source }, { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = Meldeseite
source-api = API
source-takedown = Entfernungsseite
source-list = Liste
source-review = Durchsicht
# What a form of a law asks for: names of its parts.
element-statement = Begründung
element-name = Name
element-contact = Kontakt
element-address = Anschrift
element-phone = Telefon
element-signature = Unterschrift
element-work = Werk
element-good-faith = guter Glaube
element-accuracy = Richtigkeit
element-authority = Behörde
element-legal-basis = Rechtsgrundlage
element-reference = Aktenzeichen
case-contact = Kontakt: { $contact }
# What whoever reported it was asked.
case-asked = Gefragt: { $question }
case-notes = Notizen
case-note = Notiz für andere in der Moderation
case-note-hint = Eine Notiz für andere in der Moderation
case-note-add = Notiz hinzufügen
case-history = Was geschah
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = Die teilende Person
past-triage = { $who } hat gesagt, was es ist
past-assign = { $who } hat es übernommen oder abgegeben
past-hide = { $who } hat es vorerst ausgeblendet
past-show = { $who } hat es wieder gezeigt
past-escalate = { $who } hat es eskaliert
past-decide-keep = { $who } hat entschieden: behalten
past-decide-hide = { $who } hat entschieden: ausblenden
past-decide-remove = { $who } hat entschieden: entfernen
past-notify = { $who } hat es allen Beteiligten mitgeteilt
past-close = { $who } hat den Fall geschlossen
past-appeal = { $who } hat Einspruch eingelegt
past-uphold = { $who } hat die Entscheidung bestätigt
past-overturn = { $who } hat die Entscheidung aufgehoben
past-restore = { $who } hat es nach der Gegendarstellung wiederhergestellt
past-reopen = { $who } hat den Fall wieder geöffnet

# What can be done. Buttons.
case-show = Wieder zeigen
case-hide = Vorerst ausblenden
case-escalate = Eskalieren
case-take = Übernehmen
case-skip = Überspringen
case-decide = Entscheiden
case-outcome = Ergebnis
case-keep = Behalten
# Until it expires.
case-hide-it = Ausblenden
case-remove = Entfernen
case-only = Nur diese Bilder
# A label before a choice: a law, or a rule of this house.
case-ground = Es verstößt gegen
case-a-law = ein Gesetz
case-a-rule = eine Hausregel
case-which = Welches oder welche
case-found = Was festgestellt wurde
case-found-for-owner = Was festgestellt wurde, in Worten für die teilende Person
case-decide-unseen = Ungesehen entscheiden
case-comment-told = Niemand weiß, wer es gesagt hat: Niemand erfährt von der Entscheidung, und niemand kann Einspruch einlegen. Was entfernt wird, ist sofort gelöscht.
case-copies = { $count ->
    [one] Die Entscheidung gilt auch für { $count } andere Freigabe desselben Bildes.
   *[other] Die Entscheidung gilt auch für { $count } andere Freigaben desselben Bildes.
}
case-triage = Sagen, was es ist
case-category = Kategorie
case-category-set = Kategorie setzen
case-ask-reporter = Fragen, wer es gemeldet hat
case-question = Frage, zu sehen auf der Seite der Meldung
case-ask = Frage stellen
case-give = Jemandem zuweisen
case-moderator = Wem
case-assign = Zuweisen

# What was decided.
case-decided-keep = Entschieden: behalten
case-decided-hide = Entschieden: ausblenden
case-decided-remove = Entschieden: entfernen
case-decided-by = { $name }, { $at }
# Without looking at it.
case-decided-unseen = { $name }, { $at }, ungesehen
# Together with another case about the same picture.
case-decided-copy = { $name }, { $at }, mit Fall { $case }
case-decided-unseen-copy = { $name }, { $at }, ungesehen, mit Fall { $case }
case-law = Ein Gesetz: { $law }
case-rule = Eine Regel: { $rule }
case-appeal-not-yours = Du hast diesen Fall entschieden, deshalb entscheidet jemand anderes über den Einspruch.
case-appeal-decide = Über den Einspruch entscheiden
# The decision stands.
case-uphold = Bestätigen
case-overturn = Aufheben
case-appeal-why = Warum, in Worten für die teilende Person

# Posts that wait.
review-all = Alle Kanäle
review-others = Einige davon sind für andere.
# Both are spans such as 3 h 12 min.
review-waits = Wartet schon { $waited }, noch { $left } bis zum Ablauf.
# $lists are listed-… from above.
review-listed = Auf einer Liste: { $lists }.
review-keep = Behalten
review-make-case = Einen Fall daraus machen
review-make = Fall anlegen
review-category = Was es ist
review-more = Weitere davon

# Channels.
console-channels-none = Es gibt noch keinen.
console-channels-make = Kanal anlegen
console-channels-slug = Name in Adressen
console-channels-make-it = Kanal anlegen
# Beside a channel's name.
channel-mark-closed = geschlossen
channel-mark-adult = für Erwachsene
channel-mark-reviewed = vorher durchgesehen
rules-title = Titel
rules-about = Worum es geht
rules-capacity = Höchstzahl der Beiträge
rules-any-number = beliebig viele
rules-retention = Ein Beitrag bleibt
rules-while-room = solange Platz ist
rules-slow = Abstand zwischen zwei Beiträgen derselben Person
rules-no-time = keiner
rules-review = Die Moderation sieht jeden Beitrag vorher an
rules-adult = Für Erwachsene
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = Zeiten wie 30s, 10m, 24h oder 7d. Eine Höchstzahl, eine Zeit oder beides.
channel-desk-closed = Er wurde geschlossen: Seine Beiträge sind weg, und sein Name bleibt vergeben.
channel-desk-pinned = Angeheftet
channel-desk-posts = Beiträge
channel-desk-older = Ältere Beiträge
channel-desk-newest = Neueste Beiträge
channel-desk-none = Hier ist nichts gepostet.
channel-desk-none-older = Davor ist hier nichts gepostet.
channel-desk-rules = Was er ist
channel-desk-change = Kanal ändern
channel-desk-close = Kanal schließen
channel-desk-close-why = Seine Beiträge sind sofort weg, und sein Name bleibt vergeben. Nichts bringt ihn zurück.
channel-desk-sure = { $name } endgültig schließen

# One post of a channel.
console-post = Ein Beitrag
console-post-in = Ein Beitrag in { $channel }
console-post-where = in <a href="{ $url }">{ $channel }</a>
# Such as "2 Bilder, 1 Kommentar, vor 3 h".
console-post-line = { $pictures }, { $comments }, { $ago }
console-count-comments = { $count ->
    [one] { $count } Kommentar
   *[other] { $count } Kommentare
}
console-post-comments = Kommentare
console-post-silent = Darunter hat niemand etwas gesagt.
console-comment-remove = Kommentar { $number } entfernen

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> nächster und voriger Fall · <kbd>Enter</kbd> öffnen · <kbd>/</kbd> filtern · <kbd>q</kbd> Warteschlange · <kbd>r</kbd> Durchsicht
keys-channels-page = <kbd>c</kbd> Kanäle
keys-log = <kbd>o</kbd> Protokoll
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> Ergebnis · <kbd>g</kbd> Grundlage · <kbd>f</kbd> Feststellung · <kbd>h</kbd> ausblenden oder zeigen · <kbd>e</kbd> eskalieren · <kbd>a</kbd> übernehmen · <kbd>s</kbd> überspringen · <kbd>n</kbd> Notiz · <kbd>t</kbd> Kategorie · <kbd>j</kbd> <kbd>k</kbd> Bilder · <kbd>l</kbd> halten, um hinzusehen · <kbd>q</kbd> Warteschlange
keys-review = <kbd>j</kbd> <kbd>k</kbd> Bilder · <kbd>l</kbd> halten, um hinzusehen · beim Beitrag mit dem Fokus oder beim ersten: <kbd>1</kbd> behalten · <kbd>2</kbd> Fall anlegen · <kbd>3</kbd> entfernen · <kbd>q</kbd> Warteschlange
keys-channels = <kbd>j</kbd> <kbd>k</kbd> nächster und voriger Kanal · <kbd>Enter</kbd> öffnen · <kbd>m</kbd> anlegen · <kbd>q</kbd> Warteschlange
keys-channel = <kbd>j</kbd> <kbd>k</kbd> Bilder · <kbd>l</kbd> halten, um hinzusehen · beim Beitrag mit dem Fokus oder beim ersten: <kbd>1</kbd> anheften oder lösen · <kbd>3</kbd> entfernen · <kbd>t</kbd> Titel · <kbd>q</kbd> Warteschlange
keys-post = <kbd>j</kbd> <kbd>k</kbd> Bilder und Kommentare · <kbd>l</kbd> halten, um hinzusehen · <kbd>1</kbd> anheften oder lösen · <kbd>3</kbd> entfernen · <kbd>x</kbd> den Kommentar mit dem Fokus entfernen · <kbd>q</kbd> Warteschlange

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own. What was done comes first, then a colon and what it was done to.
log-what-it-is = Jeder Blick und jede Handlung, jede Zeile an die vorige gekettet. <span class="mono">chatpic admin log verify</span> liest alles noch einmal nach.
log-line = Zeile
log-when = Wann
log-who = Wer
log-what = Was
log-older = Ältere Zeilen
log-operator = der Betreiber
log-case = <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = ein Fall
log-opened = geöffnet: { $case }
log-looked = Kachel gesehen: Bild { $picture }, { $case }
log-looked-closer = näher angesehen: Bild { $picture }, { $case }
log-hid = ausgeblendet: { $case }
log-showed = wieder gezeigt: { $case }
log-escalated = eskaliert: { $case }
# $name is a moderator.
log-assigned = { $name } zugewiesen: { $case }
log-skipped = übersprungen: { $case }
log-noted = Notiz geschrieben: { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] entschieden, behalten: { $case }
    [hide] entschieden, ausblenden: { $case }
   *[remove] entschieden, entfernen: { $case }
}
log-decided-unseen = { $decision ->
    [keep] ungesehen entschieden, behalten: { $case }
    [hide] ungesehen entschieden, ausblenden: { $case }
   *[remove] ungesehen entschieden, entfernen: { $case }
}
log-appeal-decided = { $decision ->
    [upheld] über den Einspruch entschieden, bestätigt: { $case }
   *[overturned] über den Einspruch entschieden, aufgehoben: { $case }
}
log-closed = geschlossen: { $case }
log-invited = { $name } eingeladen, Rolle: { $role }
# $with is by what they sign in.
log-joined = { $with ->
    [passkey] { $name } ist mit Passkey dabei
   *[other] { $name } ist mit Passwort und Code dabei
}
log-signed-in = angemeldet
log-signed-out = abgemeldet
log-deactivated = { $name } deaktiviert
log-read = Protokoll gelesen
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = Liste { $list }: { $change }
log-vault-kept = in den Tresor versiegelt: { $case }
log-vault-exported = aus dem Tresor exportiert: { $case }
log-vault-asked = eine zweite Person zum Tresor gefragt: { $case }
# $by is the second person.
log-vault-prolonged = im Tresor verlängert, mit { $by }: { $case }
log-vault-destroyed = im Tresor vernichtet, mit { $by }: { $case }
log-vault-destroyed-why = im Tresor vernichtet, mit { $by } ({ $why }): { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = Sperre gesetzt wegen: { $case }
log-ban-lifted = Sperre aufgehoben wegen: { $case }
log-channel-made = Kanal { $channel } angelegt
log-channel-changed = Kanal { $channel } geändert
log-channel-closed = Kanal { $channel } geschlossen
log-review = durchgesehen, was wartet
log-review-of = durchgesehen, was in { $channel } wartet
log-channel-opened = Kanal { $channel } geöffnet
log-post-opened = Beitrag { $post } in { $channel } geöffnet
log-post-looked = Kachel gesehen: Bild { $picture }, Beitrag { $post }
log-post-looked-closer = näher angesehen: Bild { $picture }, Beitrag { $post }
log-post-kept = Beitrag { $post } in { $channel } zugelassen
log-post-removed = Beitrag { $post } aus { $channel } entfernt
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] Beitrag { $post } aus { $channel } entfernt, gesperrt: in Kanälen
   *[everywhere] Beitrag { $post } aus { $channel } entfernt, gesperrt: überall
}
log-post-filed = Fall aus Beitrag { $post } angelegt: { $case }
log-post-pinned = Beitrag { $post } in { $channel } angeheftet
log-post-unpinned = Beitrag { $post } in { $channel } gelöst
log-comment-removed = Kommentar { $comment } unter Beitrag { $post } in { $channel } entfernt
# $date is a day such as 2026-12-31, or none.
log-sunset = Schließtag gesetzt: { $date }
