# The page on which pictures are shared, and the form of a channel.

home-title = Bilder auf Zeit teilen
# The legend of the terms to pick: 10 min, 1 Stunde …
home-lifetime = Zu sehen für
# What the chips below are, for screen readers.
home-terms = Bedingungen dieser Freigabe
# A chip: the link can be opened once.
home-once = 1 Aufruf
password = Passwort
# In an empty field: no password, no limit.
none = Keins
# A chip: each view is marked with an ID of its own.
home-mark = Wasserzeichen
# A button beside a password: shows what is typed.
home-reveal = Zeigen
home-more = Mehr
home-view-limit = Aufruflimit
home-recipients = Ein eigener Link für jede dieser Personen, ein Name je Zeile
home-recipients-example = Anna&#10;Ben
home-alt = Was die Bilder zeigen, eine Zeile für jedes, für alle, die sie nicht sehen können
# The label is the name of the link: whoever it is for.
home-mark-named = Auch den Namen des Links ins Wasserzeichen setzen
terms-end-early = Wer den Link öffnet, darf ihn zerstören
home-comments = Wer die Bilder sieht, darf kommentieren
home-preview = Chats dürfen das erste Bild zeigen. Sie behalten Kopien, die den Link überdauern
home-adult = Für Erwachsene
# A button. The script names the count once there are pictures.
home-share = Bilder teilen
home-channels = Etwas, das alle sehen sollen? Dafür gibt es <a href="/c">Kanäle</a>.
tray-invitation = Bilder wählen, ablegen oder einfügen
tray-invitation-videos = Bilder und Videos wählen, ablegen oder einfügen
tray-formats = { $count ->
    [one] JPEG, PNG, GIF oder WebP. Höchstens { $count }, bis zu { $size }.
   *[other] JPEG, PNG, GIF oder WebP. Höchstens { $count }, je bis zu { $size }.
}
# $size is a picture's, $film a video's.
tray-formats-videos = { $count ->
    [one] Höchstens { $count }: JPEG, PNG, GIF, WebP oder AVIF bis zu { $size }, oder ein Video (MP4, MOV, WebM) bis zu { $film }.
   *[other] Höchstens { $count }: JPEG, PNG, GIF, WebP oder AVIF je bis zu { $size }, Videos (MP4, MOV, WebM) je bis zu { $film }.
}
# A button that opens the camera.
tray-take = Foto aufnehmen
sending-bar = Hochladen
sending-cancel = Hochladen abbrechen
# A proof of work that an upload may take.
pass-field = Upload-Pass
pass-how = Ohne JavaScript kann dein Browser sich keinen holen: <code>chatpic solve --server URL</code> gibt einen aus.

# What the scripts of the tray say.

script-share = Bilder teilen
script-share-some = { $count ->
    [one] { $count } Bild teilen
   *[other] { $count } Bilder teilen
}
script-post = Bilder posten
script-post-some = { $count ->
    [one] { $count } Bild posten
   *[other] { $count } Bilder posten
}
script-add-more = Weitere hinzufügen
script-in-tray = { $count ->
    [one] { $count } Bild, { $size }
   *[other] { $count } Bilder, { $size }
}
script-tray-empty = Keine Bilder
# Buttons on a picture in the tray; $name is a file's name.
script-remove = { $name } entfernen
script-earlier = { $name } nach vorn schieben
script-later = { $name } nach hinten schieben
# A field.
script-describe = Was Bild { $number } zeigt ({ $name })
script-large-title = Diese Datei hat { $size }.
script-large-detail = Bilder dürfen höchstens { $size } haben.
script-large-video-detail = Videos dürfen höchstens { $size } haben.
script-many-title = { $count ->
    [one] Das ist mehr als { $count } Bild.
   *[other] Das sind mehr als { $count } Bilder.
}
script-many-detail = { $count ->
    [one] Das erste liegt bereit.
   *[other] Die ersten { $count } liegen bereit.
}
script-heic-title = { $name } ist ein HEIC-Bild, und das können die meisten Browser nicht zeigen.
script-heic-detail = Wähle es aus deinen Fotos statt aus den Dateien: Dann wandelt das Handy es um. Oder stell die Kamera auf JPEG um: Einstellungen, Kamera, Formate, Maximale Kompatibilität.
script-avif-title = { $name } ist ein AVIF-Bild, und AVIF wird hier nicht angenommen.
script-avif-detail = Speichere es als JPEG, PNG oder WebP und teile das.
script-video-title = { $name } ist ein Video.
script-video-detail = Hier lassen sich nur Bilder teilen: JPEG, PNG, GIF oder WebP.
script-sending = Wird gesendet
script-sent = { $sent } von { $total }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $sent } von { $total }, { $speed }/s, noch { $left }
script-percent = { $percent } Prozent gesendet
script-sealing = Wird bereinigt und versiegelt
script-sealing-said = Gesendet. Wird bereinigt und versiegelt
script-working = Upload-Pass wird erarbeitet
script-working-said = Upload-Pass wird erarbeitet, das dauert einige Sekunden
script-no-pass = Die Seite konnte keinen Upload-Pass erarbeiten. Lade sie neu.
script-cancelled = Hochladen abgebrochen
script-failed = Das hat nicht geklappt.
script-odd-answer = Etwas zwischen dir und dem Server hat eine falsche Antwort gegeben. Versuch es in einer Weile noch einmal.
script-lost = Verbindung verloren. Neuer Versuch läuft
script-broken = Die Verbindung ist abgebrochen.
# $button is what stands on the button that sends.
script-broken-detail = Nichts ist verloren: Drück noch einmal auf „{ $button }“.
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = Das Hochladen wurde unterbrochen. Wähle { $name } noch einmal, dann geht es bei { $percent } % weiter.
script-unfinished-whole = { $name } wurde gesendet, aber nicht geteilt. Wähle die Datei noch einmal, dann wird nichts doppelt gesendet.
# After it was chosen again.
script-unfinished-on = { $name } geht bei { $percent } % weiter.
# A button.
script-unfinished-forget = Vergessen
script-unfinished-forgotten = Vergessen, hier und vom Server.

# Where terms are ticked one by one.
terms-mark = Jeden Aufruf mit einer eigenen ID als Wasserzeichen versehen, damit sich bei einem Leck zeigt, von wem es stammt
