# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = Deine Freigabe

# Headings: how it stands.
manage-gone = Diese Freigabe ist weg.
manage-restricted = Niemand kann diese Freigabe sehen.
manage-share = Deine Freigabe
manage-waiting = Wartet auf Durchsicht
manage-post = Dein Beitrag
manage-ready = Bereit zum Verschicken

# Why it is gone.
manage-gone-expired = Die Zeit ist um.
manage-gone-spent = Alle Aufrufe sind verbraucht.
manage-gone-links = Ihre Links wurden widerrufen oder beendet; bei jedem steht, von wem.
manage-gone-withdrawn = Du hast sie gelöscht.
manage-gone-removed = Die Moderation dieses Servers hat sie entfernt.

# In the place of promise-sealed.
manage-promise-public = Dein Beitrag ist öffentlich.
# A button to the home page.
manage-share-another = Bild teilen
manage-may-be-open = Wer rechtzeitig geöffnet hat, kann zusehen, bis der Aufruf endet.
# A button.
manage-end-views = Alle laufenden Aufrufe jetzt beenden

# While the instance is closing.
manage-fetch = Hol dir, was dir gehört
manage-fetch-explained = Diese Instanz schließt. Ein eigener Link zeigt dir deine Bilder und verbraucht keine Aufrufe.
# A button.
manage-fetch-link = Link zu deinen Bildern holen
# The name of that link, said by its owner: my own link.
manage-fetch-name = Meiner

# A post, in the channel with this title.
manage-in = In { $channel }
manage-waits = Jemand aus der Moderation sieht hier jeden Beitrag an, bevor andere ihn sehen. Danach erscheint er von selbst unter dieser Adresse:
manage-look-at-channel = Kanal ansehen
manage-comment-as-poster = Unter deinem Beitrag kommentieren

# Buttons.
manage-copy-link = Link kopieren
manage-send-link = Link verschicken
manage-copy-manage-link = Verwaltungslink kopieren
# To copy what stands beside it.
manage-copy = Kopieren
script-copied = Kopiert
script-copy-refused = Kopieren ist hier nicht erlaubt

manage-keep = Heb dir diese Seite auf
manage-keep-share = Ihre Adresse ist dein Verwaltungslink. Damit siehst du, wie oft die Bilder geöffnet wurden, änderst die Zeit und löschst sie. Niemand kann ihn dir zurückgeben, und wer ihn hat, hat volle Kontrolle.
manage-keep-post = Ihre Adresse ist dein Verwaltungslink. Damit löschst du deinen Beitrag. Niemand kann ihn dir zurückgeben, und wer ihn hat, hat volle Kontrolle.
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = Dieser Browser merkt ihn sich unter <a href="/mine">Meine Freigaben</a>.
manage-not-kept = Dieser Browser merkt ihn sich nicht unter <a href="/mine">Meine Freigaben</a>.
# Buttons; “here” is this browser.
manage-forget-here = Hier vergessen
manage-remember-here = Hier merken

manage-pictures = { $count ->
    [one] Dein Bild
   *[other] Deine { $count } Bilder
}
manage-nothing-removed = Es war nichts zu entfernen
manage-removed = Entfernt: { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }, { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = GPS-Position
removed-camera-model = Kameramodell
removed-serial-number = Seriennummern
removed-software = Namen von Programmen
removed-times = Datum und Uhrzeit
removed-names = Namen von Personen
removed-comment = Kommentare
removed-thumbnail = Vorschaubild
removed-maker-notes = Notizen des Kameraherstellers
removed-exif = weitere Kameradaten (Exif)
removed-xmp = Bearbeitungsdaten (XMP)
removed-iptc = Beschriftungen und Urheberangaben (IPTC)
removed-content-credentials = Herkunftsnachweise (Content Credentials)
removed-extra-pictures = weitere Bilder in der Datei
removed-profile-texts = Texte im Farbprofil
removed-between-frames = Vermerke zwischen den Einzelbildern
removed-subtitles = Untertitel und Kapitel
removed-data-tracks = Sensordaten und andere Datenspuren
removed-extra-tracks = Bilder und Ton, die nicht abgespielt werden
removed-language = Sprache
removed-attachments = angehängte Dateien
# $size: such as 2.1 KiB.
removed-unneeded = { $size } Überflüssiges
removed-after-end = { $size } hinter dem Bildende

# A heading: times somebody looked.
manage-views = Aufrufe

manage-changes = Doch anders?
# What opens a form.
manage-change-end = Ende ändern
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = Ab jetzt zu sehen für
# A button.
manage-set-time = Neue Zeit setzen
manage-delete-share = Diese Freigabe löschen
manage-delete-post = Diesen Beitrag löschen
manage-delete-share-explained = Alle Links funktionieren sofort nicht mehr, und laufende Aufrufe enden. Das lässt sich nicht rückgängig machen.
manage-delete-post-explained = Er ist sofort weg, mit allem, was darunter gesagt wurde. Das lässt sich nicht rückgängig machen.

# Links. One without a name is told by its place.
link-nth = Link { $number }
# How a link stands.
link-not-opened = Nicht geöffnet
link-spent = Verbraucht
link-ended = Nach dem Ansehen zerstört
link-revoked = Widerrufen
link-expired = Abgelaufen
link-removed = Entfernt
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>Geöffnet</strong> { $first }
link-opened-last = <strong>Geöffnet</strong> { $first }, zuletzt { $last }
link-stands-once = <strong>{ $state }</strong>, geöffnet { $first }
link-stands-last = <strong>{ $state }</strong>, geöffnet { $first }, zuletzt { $last }
link-seen = { $views ->
    [0] Noch nicht gesehen
    [one] { $views }-mal gesehen
   *[other] { $views }-mal gesehen
}
link-seen-of = { $max ->
    [one] { $views } von { $max } Aufruf verbraucht
   *[other] { $views } von { $max } Aufrufen verbraucht
}
link-no-limit = Kein Aufruflimit
# What a link allows.
link-password = Öffnet sich mit einem Passwort
link-marked = Jeder Aufruf trägt ein Wasserzeichen
link-marked-name = Jeder Aufruf trägt ein Wasserzeichen mit dem Namen
link-end-early = Wer ihn öffnet, darf ihn zerstören
# Leads to what was said under a link.
link-comments = Kommentare
# The address of a picture itself.
link-direct = Direktlink
link-direct-nth = Direktlink { $number }
link-copy-direct = Direktlink { $number } kopieren
link-qr = QR-Code
link-qr-alt = Der Link als QR-Code
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = Für Webseiten und Foren
# $name: HTML, Markdown or BBCode.
link-copy-snippet = { $name } kopieren
link-revoke = Diesen Link widerrufen
link-revoke-explained = Er funktioniert sofort nicht mehr, und seine laufenden Aufrufe enden. Die anderen Links bleiben.

# The form for one more link.
adding = Link hinzufügen
adding-explained = Für jemand anderen: mit eigenem Namen, eigenem Ende und eigenen Grenzen, und einzeln widerrufbar.
adding-name = Name, den nur du siehst
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = Zu sehen für
adding-view-limit = Aufruflimit
adding-password = Passwort
# In an empty field: no limit, no password.
adding-none = Keins
adding-adult = Für Erwachsene
adding-name-in-mark = Den Namen im Wasserzeichen zeigen
# A button.
adding-add = Link hinzufügen

# Which link a picture that got out was seen by.
trace = Leck zurückverfolgen
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong>: Aufruf <span class="mono">{ $id }</span>, gewährt { $hour }.
trace-not-here = Darin steht <span class="mono">{ $id }</span>. Kein Aufruf dieser Freigabe hat diese ID.
trace-unreadable = In diesem Bild lässt sich kein Wasserzeichen lesen. Das heißt nicht, dass keins da war: Das Bild kann zu klein oder zu stark verändert sein. Wenn du darin eine ID erkennst, tippe sie ein.
trace-explained = Ein Bild, das nach außen gelangt ist und ein Wasserzeichen trägt, verrät, über welchen Link es gesehen wurde. Es wird einmal angesehen und nicht aufbewahrt.
trace-id = Die ID, die darin zu lesen ist
trace-picture = Oder das Bild selbst
# A button.
trace-it = Leck zurückverfolgen

# What was decided about it, and what its owner can answer.
decision-wrong = Die Entscheidung war falsch
decision-why-removed = Warum es entfernt wurde
decision-why-hidden = Warum es ausgeblendet ist
decision-for-now = Vorerst ausgeblendet
decision-wrong-explained = Jemand anderes hat es angesehen, und es wird wieder gezeigt.
decision-explained = Die Moderation dieses Servers hat so entschieden. Hier steht, was sie dazu sagt und was du tun kannst. Heb dir diese Seite auf: Antworten stehen hier.
decision-for-now-explained = Jemand hat es gemeldet, und die Moderation sieht es sich an. Bis sie entschieden hat, sieht es niemand. Du musst nichts tun: Wenn es bleiben darf, wird es von selbst wieder gezeigt.
# $day: such as 2026-03-01.
decision-removed-on = Es wurde am { $day } entfernt.
decision-hidden-on = Am { $day } wurde es bis zu seinem Ablauf ausgeblendet.
decision-law = Grundlage ist das Gesetz: { $ground }
decision-rule = Grundlage sind die Regeln dieser Instanz: { $ground }
decision-found-copy = Vom Programm gefunden, als genaue Kopie von etwas, worüber die Moderation entschieden hat.
decision-found-report = Durch eine Meldung gefunden. Ein Mensch hat es angesehen und entschieden.
# Gives the decision and its reasons.
decision-file = Als Datei herunterladen
decision-notice = Die Urheberrechtsmeldung
decision-claim = { $name } sagt, dass es ein eigenes Werk zeigt: { $work }
decision-sued = Du hast geantwortet. Die Gegenseite ist vor Gericht gezogen, deshalb bleibt es weg, bis das vorbei ist.
decision-countered = Du hast geantwortet. Wenn die Gegenseite nicht vor Gericht zieht, wird es von selbst wieder gezeigt.
appeal = Du hast Einspruch eingelegt
# Before the reasons of whoever decided.
appeal-right = Du hattest recht.
appeal-wrong = Die Entscheidung bleibt bestehen.
appeal-waits = Jetzt sieht es sich jemand an, der zuvor nicht entschieden hat. Die Antwort steht dann hier.
appeal-open = Einspruch gegen die Entscheidung einlegen
appeal-explained = Das geht einmal. Jemand aus der Moderation, der zuvor nicht entschieden hat, sieht es noch einmal an, innerhalb von ein bis höchstens zwei Wochen. Du kannst auch vor Gericht gehen oder, in der Europäischen Union, zu einer zertifizierten Streitbeilegungsstelle.
appeal-text = Warum die Entscheidung falsch ist
appeal-until = Du kannst noch { $time } lang Einspruch einlegen.
# A button.
appeal-send = Einspruch senden
counter-open = Mit einer Gegendarstellung antworten
counter-explained = <strong>Dein Name und deine Adresse gehen an die Gegenseite.</strong> Wenn sie nicht innerhalb von 10 bis 14 Arbeitstagen vor Gericht zieht, wird es wieder gezeigt; bis dahin steht seine Zeit still.
# A button.
counter-send = Gegendarstellung senden
