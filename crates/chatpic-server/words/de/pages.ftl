# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = Weg
gone-view = Dieser Aufruf ist beendet.
gone-picture = Dieses Bild ist weg.
gone-post = Dieser Beitrag ist weg.
gone-view-over = Ein Aufruf dauert nur eine Weile, und seine Zeit ist um.
gone-post-over = Beiträge bleiben eine Weile, oder bis neuere ihren Platz brauchen.
gone-time-over = Es war auf Zeit geteilt, und diese Zeit ist um.
gone-views-used = Es war für eine bestimmte Zahl von Aufrufen geteilt, und alle sind verbraucht.
gone-withdrawn = Es wurde vor der Zeit zurückgenommen.
gone-removed = Die Moderation dieses Servers hat es entfernt.
gone-open-again = Wenn der Link noch Aufrufe übrig hat, öffne ihn erneut: Das verbraucht einen weiteren.
gone-ask = Wenn du es noch brauchst, frag die Person, die dir den Link geschickt hat.

# Somebody who was shown the pictures destroyed the link.
ended-title = Zerstört
ended-heading = Dieser Link ist zerstört.
ended-about = Niemand kann ihn mehr öffnen, auch du nicht, und alle seine Aufrufe sind beendet.
ended-sender = Wer ihn dir geschickt hat, sieht, dass er nach dem Ansehen zerstört wurde.

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = Diese Liste steht in diesem Browser und sonst nirgends. Wer diesen Browser benutzt, kann alles darauf öffnen, ändern und löschen.
mine-no-script = Dein Browser führt diese Liste mit JavaScript, und das ist ausgeschaltet.
mine-none = Hier ist noch nichts gemerkt. Was du mit diesem Browser teilst, erscheint hier.
mine-copy = Link kopieren
mine-delete = Diese Freigabe löschen
# It is taken off the list, and stays shared.
mine-forget = Hier vergessen
# All shares.
mine-all = Alle zusammen
mine-delete-all = Alle Freigaben löschen
mine-delete-all-about = Alle Links aller Freigaben oben funktionieren sofort nicht mehr, und laufende Aufrufe enden. Das lässt sich nicht rückgängig machen.
mine-move = Liste in einen anderen Browser mitnehmen
mine-move-about = Die Datei enthält deine Verwaltungslinks: Wer sie hat, hat volle Kontrolle über diese Freigaben.
mine-save = Liste als Datei speichern
mine-add = Liste aus einer Datei hinzufügen
mine-file = Eine Liste, die hier oder in einem anderen Browser gespeichert wurde

# What its script says. { $when } is a day and a time.
script-mine-shared = Geteilt: { $when }
# The server is asked what became of a share.
script-mine-asking = Wird nachgefragt …
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count ->
    [one] { $count } Link
   *[other] { $count } Links
}
script-mine-opened = { $count ->
    [0] Noch nicht geöffnet
    [1] Einmal geöffnet
   *[other] { $count }-mal geöffnet
}
# { $time } is such as 3 h 12 min.
script-mine-left = Noch { $time } da
script-mine-expired = Die Zeit ist um.
script-mine-waiting = Jemand aus der Moderation sieht es zuerst an.
script-mine-spent = Die Aufrufe sind verbraucht.
script-mine-withdrawn = Du hast sie gelöscht.
script-mine-removed = Sie wurde entfernt.
script-mine-gone = Sie ist weg.
script-mine-forgotten = Sie ist weg, und der Server weiß nichts mehr von ihr.
script-mine-silent = Der Server kann es gerade nicht sagen. Lade neu, um noch einmal zu fragen.
script-mine-unreached = Der Server ist nicht erreichbar. Lade neu, um noch einmal zu fragen.
script-mine-copy = Link kopieren
script-mine-copied = Kopiert
# The same button, after it was pressed once.
script-mine-delete-sure = Für alle löschen?
script-mine-deleted = Gelöscht
script-mine-not-deleted = Sie konnte nicht gelöscht werden. Versuch es noch einmal.
script-mine-all-deleted = { $count ->
    [one] { $count } gelöscht
   *[other] { $count } gelöscht
}
script-mine-some-left = { $count ->
    [one] { $count } konnte nicht gelöscht werden. Versuch es noch einmal.
   *[other] { $count } konnten nicht gelöscht werden. Versuch es noch einmal.
}
script-mine-added = { $count ->
    [one] { $count } hinzugefügt
   *[other] { $count } hinzugefügt
}
script-mine-no-list = Diese Datei ist keine Liste, die hier gespeichert wurde.

# How to share from a phone. What stands in <b> is what the phone itself says: as it says it in this language.
phone-about = Du musst keine App aus einem Store laden. Diese Seite kann eine sein.
phone-android = Android
phone-android-install = Öffne diese Seite in deinem Browser, dann sein Menü, dann <b>Zum Startbildschirm hinzufügen</b> oder <b>Installieren</b>.
phone-android-share = Von da an steht ChatPic im Teilen-Menü: Wähle Bilder in deiner Galerie, tippe auf Teilen, wähle ChatPic.
phone-terms = Für Bilder, die auf diesem Weg kommen, gilt das Übliche: nach { $time } weg, beliebig viele Aufrufe. Für etwas anderes öffne die Seite und wähle dort.
phone-iphone = iPhone und iPad
# Shortcuts is an app of Apple's.
phone-iphone-about = „Teilen“, dann <b>Zum Home-Bildschirm</b>, setzt die Seite neben deine Apps. Safari lässt Seiten nicht ins Teilen-Menü, aber ein Kurzbefehl kommt hinein. Leg in der App Kurzbefehle einen neuen an:
phone-iphone-sheet = Schalte in seinen Details <b>Im Share-Sheet anzeigen</b> ein und nimm <b>Bilder</b>.
phone-iphone-convert = Füge <b>Bild konvertieren</b> hinzu: in JPEG. (HEIC, das Format der iPhone-Kamera, wird hier nicht angenommen.)
phone-iphone-send = Füge <b>Inhalte von URL abrufen</b> hinzu: <span class="mono">{ $url }</span>, Methode POST, Anfrage als Formular. Füge ein Feld der Art „Datei“ hinzu, mit dem Schlüssel <span class="mono">file</span> und dem konvertierten Bild. Füge ein Feld der Art „Text“ hinzu, mit dem Schlüssel <span class="mono">expires_in</span>, zum Beispiel <span class="mono">1h</span>; für ein Aufruflimit eins mit dem Schlüssel <span class="mono">max_views</span>.
phone-iphone-copy = Füge <b>In Zwischenablage kopieren</b> hinzu. Zurück kommt der Link und sonst nichts.
phone-iphone-note = Denk daran, dass sich ein so verschickter Link nicht zurücknehmen lässt: Der Kurzbefehl wirft den Verwaltungslink weg. Wenn du ihn behalten willst, teile auf der Seite.

# For those who write programs.
api-about = Alles, was die Seiten können, für Programme. Kein Schlüssel, kein Konto: JSON hin und zurück, Fehler als <span class="mono">application/problem+json</span>.
api-whole = Die ganze Beschreibung, als OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>

# What a phone says of the page as an app.
app-about = Bilder auf Zeit teilen, ohne Konten.

# What a link shows where it is posted, in a chat for example.
card-title = Jemand hat etwas mit dir geteilt
card-about = Nur für begrenzte Zeit hier. Öffne den Link, um es zu sehen.

# The end of the instance: its operator closes it for good.
closing-title = Schließt
closing-heading = Keine neuen Bilder
closing-about = Diese Instanz schließt und nimmt keine mehr an. Was geteilt wurde, bleibt bis dahin zu sehen.
closing-yours = Hast du hier etwas geteilt? Öffne deinen Verwaltungslink: Dort bekommst du einen Link zu deinen eigenen Bildern.
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>Noch { $time }, dann schließt diese Instanz:</strong> am { $day } um 0:00 Uhr UTC. Sie nimmt keine neuen Bilder an; Links funktionieren bis dahin oder bis zu ihrem eigenen Ende.
farewell-closed = <strong>Diese Instanz ist geschlossen.</strong> Links können jederzeit aufhören zu funktionieren.
