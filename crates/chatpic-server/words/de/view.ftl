# What somebody with a link sees.

view-title = Mit dir geteilt
countdown-gone = Noch { $time } da
countdown-view = Dieser Aufruf dauert noch { $time }
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = Geteiltes Bild { $number } von { $count }
view-video = Geteiltes Video { $number } von { $count }
# Links to the files.
direct-link = Direktlink
direct-link-one = Direktlink { $number }
view-save = Bild speichern
view-save-one = Bild { $number } speichern
view-save-video = Video speichern
view-save-video-one = Video { $number } speichern
view-save-all = Alle als ZIP speichern
gone-pictures = { $count ->
    [one] Dieses Bild ist weg.
   *[other] Diese Bilder sind weg.
}

# Under a pass: one viewing.

pass-left = { $count ->
    [0] Das war der letzte Aufruf.
    [one] Noch { $count } Aufruf übrig.
   *[other] Noch { $count } Aufrufe übrig.
}
pass-session = Diese Seite neu zu laden verbraucht keinen Aufruf. Sitzungs-ID <span class="mono">{ $id }</span>: Wer dir den Link geschickt hat, sieht, dass es diesen Aufruf gab.
film-unscripted = Dieses Video erhält sein Wasserzeichen, während es läuft. Wenn es stehen bleibt oder nicht anfängt, warte etwas und lade die Seite neu.
film-bar = Fortschritt beim Markieren dieses Videos
# A fold; the viewer says so.
pass-seen = Ich habe es gesehen
pass-destroy-explained = Danach kann niemand mehr diesen Link öffnen, auch du nicht. Wer ihn dir geschickt hat, sieht, dass er nach dem Ansehen zerstört wurde.
pass-destroy = Link dieses Aufrufs zerstören

# Before a button.

gate-heading = Jemand hat etwas mit dir geteilt
gate-adult = Das ist als „Für Erwachsene“ gekennzeichnet.
gate-show = Bild zeigen
gate-show-once = Bild zeigen, verbraucht 1 Aufruf
gate-show-adult = Ich bin 18 oder älter: Bild zeigen
gate-show-adult-once = Ich bin 18 oder älter: Bild zeigen, verbraucht 1 Aufruf
gate-reloading = Danach neu zu laden verbraucht keinen weiteren Aufruf.
gate-photograph = Wer es sieht, kann trotzdem den Bildschirm fotografieren.
gate-password-missing = Dieser Link braucht sein Passwort. Es wurde kein Aufruf verbraucht.
gate-password-wrong = Das ist nicht das Passwort. Es wurde kein Aufruf verbraucht: Versuch es noch einmal.

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = Diese Art Link braucht JavaScript, und das ist hier ausgeschaltet. Sie behält das Geheimnis des Links in deinem Browser, wo nur ein Skript es lesen kann. Erlaube Skripte für diese Seite oder bitte um einen einfachen Link.
fragment-small = Wenn dieser Link ein Aufruflimit hat, verbraucht das Zeigen 1 Aufruf. Danach neu zu laden verbraucht keinen weiteren. Wenn er als „Für Erwachsene“ gekennzeichnet ist, sagst du mit dem Zeigen, dass du 18 oder älter bist.

# On the card that a chat shows of a link.

card-for-now = Nur für begrenzte Zeit hier.

# What the scripts say there.

script-time-over = Die Zeit ist um.
script-film-marked = Dieses Video wird für diesen Aufruf markiert.
script-film-left = Dieses Video wird für diesen Aufruf markiert. Es kann in etwa { $time } abgespielt werden.
script-film-failed = Dieses Video lässt sich gerade nicht zeigen. Lade die Seite in einer Minute neu: Das kostet keinen Aufruf.
script-closer = Näher ansehen
script-close = Schließen
script-alone = Einzelnes Bild
script-fullscreen = Vollbild
script-fullscreen-end = Vollbild beenden
script-fragment-password = Dieser Link öffnet sich mit einem Passwort. Es wurde kein Aufruf verbraucht.
script-fragment-gone = Dieses Bild ist weg.
script-fragment-lost = Die Antwort ging unterwegs verloren. Drück noch einmal: Das verbraucht keinen zweiten Aufruf.
script-fragment-part = Dieser Link ist nicht vollständig.
script-fragment-part-detail = Ein Teil davon fehlt. Kopiere ihn noch einmal ganz oder bitte noch einmal darum.
