# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = Nicht gefunden
problem-unknown-why = Unter dieser Adresse ist nichts.
problem-gone = Das ist weg
problem-gone-expired = Die Zeit ist um.
problem-gone-spent = Alle Aufrufe sind verbraucht.
problem-gone-withdrawn = Es wurde vor der Zeit zurückgenommen.
problem-gone-removed = Es wurde entfernt.
problem-hidden = Vorerst ausgeblendet
problem-hidden-why = Es ist ausgeblendet, während eine Meldung dazu geprüft wird. Versuch es später noch einmal.
problem-password-required = Passwort nötig
problem-password-required-why = Dieser Link hat ein Passwort.
problem-password-wrong = Falsches Passwort
problem-password-wrong-why = Das ist nicht das Passwort. Es wurde kein Aufruf verbraucht.
problem-nonce-used = Dieser Aufruf ist beendet
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = Der Aufruf zu dieser Nonce ist beendet. Nimm für einen neuen Aufruf eine neue Nonce.
problem-still-running = Noch in Arbeit
problem-still-running-why = Dieselbe Anfrage ist noch in Arbeit. Versuch es gleich noch einmal.
problem-key-reused = Idempotency-Key schon benutzt
problem-key-reused-why = Dieser Idempotency-Key kam schon mit einer anderen Anfrage. Nimm einen neuen.
problem-upload-over = Dieser Upload ist vorbei
problem-upload-expired = Er wurde nicht rechtzeitig fertig. Fang einen neuen an.
problem-upload-spent = Er ist angekommen und wurde geteilt.
problem-upload-withdrawn = Er wurde beendet, bevor er fertig war.
problem-upload-removed = Was ankam, konnte nicht geteilt werden.
problem-wrong-offset = Hier geht es nicht weiter
problem-wrong-offset-why = Von diesem Upload sind { $received } Bytes da. Mach dort weiter.
problem-wrong-checksum = Nicht das, was gesendet wurde
problem-wrong-checksum-why = Die Bytes haben sich unterwegs verändert. Keines davon wurde behalten: Sende sie noch einmal.
problem-wrong-protocol = Ein anderes Protokoll
problem-wrong-protocol-why = Fortsetzbare Uploads gehen hier nach tus 1.0.0. Sag das mit Tus-Resumable.
problem-not-bytes = Kein Stück eines Uploads
problem-not-bytes-why = Sende Stücke als application/offset+octet-stream.
problem-too-many-open = Zu viele unfertige Uploads
problem-too-many-open-why = Beende einige deiner Uploads, bevor du einen neuen anfängst.
problem-field = Ein Feld kann so nicht angenommen werden
problem-too-large = Zu groß
problem-not-accepted = Nicht angenommen
problem-not-accepted-why = Das lässt sich hier nicht teilen.
problem-format = Dieses Format wird nicht angenommen
problem-formats = Bilder können JPEG, PNG, GIF, WebP oder, wo es angenommen wird, AVIF sein; Videos, wo sie angenommen werden, MP4, MOV oder WebM.
problem-broken = Die Datei ist beschädigt
problem-deficient = In der Meldung fehlt etwas
# $missing is a list such as "deinen Namen; wie man dich erreicht": see missing-… below.
problem-deficient-why = Bitte ergänze: { $missing }.
problem-legal-demand = Auf Anordnung entfernt
problem-legal-demand-why = Es wurde entfernt, weil ein Gesetz oder eine Behörde es verlangt.
problem-not-now = Das geht gerade nicht
problem-not-allowed = Das können nur andere
problem-not-allowed-why = Jemand anderes muss das tun.
problem-too-many = Zu viele Anfragen
problem-too-many-why = Zu viele in kurzer Zeit. Versuch es in { $seconds } s noch einmal.
problem-channel-busy = Der Kanal ist voll mit neuen Beiträgen
problem-channel-busy-why = Noch kann keiner einem neuen weichen. Versuch es in einer Minute noch einmal.
problem-channel-closed = Dieser Kanal ist geschlossen
problem-channel-closed-why = Darin wird nichts mehr gepostet, und was da war, ist weg.
problem-adults-only = Nur für Erwachsene
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = Häng adult=yes an die Adresse an: Damit sagst du, dass du erwachsen bist.
problem-busy = Viel los
problem-busy-why = Gerade kommen viele Bilder auf einmal an. Versuch es gleich noch einmal.
problem-busy-marking-why = Videos werden nacheinander markiert, und dieses hat noch nicht begonnen. Versuch es gleich noch einmal.
problem-no-room = Kein Platz mehr
problem-no-room-why = Der Server hat keinen Platz für neue Bilder. Versuch es später noch einmal.
problem-malformed = Die Anfrage ist nicht lesbar
# $reason is in English, for programmers.
problem-malformed-why = Sie lässt sich nicht lesen: { $reason }.
problem-timed-out = Zu langsam
problem-timed-out-why = Das Hochladen hat zu lange gedauert. Versuch es noch einmal.
problem-sunset = Keine neuen Bilder
# $day is such as 2026-12-31.
problem-sunset-why = Diese Instanz schließt am { $day } und nimmt keine neuen Bilder an. Links funktionieren bis dahin oder bis zu ihrem eigenen Ende.
problem-pass-required = Ein Upload-Pass ist nötig
# chatpic solve is a command.
problem-pass-required-why = Wer hier teilt, braucht gerade einen Upload-Pass, und der kostet deinen Computer einige Sekunden Arbeit. Die Startseite holt sich von selbst einen; `chatpic solve` gibt einen aus.
problem-proof-required = Ein Arbeitsnachweis ist nötig
problem-proof-required-why = Gerade kommen viele Meldungen auf einmal an. Sende diese mit einer gelösten Aufgabe von /api/v1/reports/challenge oder in einer Minute noch einmal.
problem-banned = Kein Hochladen von hier
problem-banned-in-public = Kein Posten von hier
problem-sign-in-required = Melde dich zuerst an
problem-sign-in-required-why = Das kann nur die Moderation, und nur angemeldet.
problem-sign-in-wrong = Das hat dich nicht hineingelassen
problem-sign-in-wrong-why = Etwas davon stimmt nicht, oder die Zeit dafür ist um. Versuch es noch einmal.
problem-cross-site = Nicht von dort
problem-cross-site-why = Die Seite einer anderen Website hat diese Anfrage geschickt.
problem-range = Diesen Bereich gibt es nicht
problem-range-why = { $bytes ->
    [one] Das Bild hat { $bytes } Byte.
   *[other] Das Bild hat { $bytes } Byte.
}
problem-method = Methode nicht erlaubt
problem-method-why = Diese Adresse nimmt diese Methode nicht an.
problem-unavailable = Gerade nicht verfügbar
problem-unavailable-why = Auf dem Server ist etwas schiefgegangen. Nichts ist verloren. Versuch es gleich noch einmal.
unavailable-key-kept = { $days ->
    [one] Der Schlüssel von Kennzeichen, die { $days } Tag alt sind, ist noch da.
   *[other] Der Schlüssel von Kennzeichen, die { $days } Tage alt sind, ist noch da.
}
unavailable-clock-behind = Die Uhr dieses Knotens geht { $seconds } s nach, verglichen mit der Datenbank.
unavailable-clock-ahead = Die Uhr dieses Knotens geht { $seconds } s vor, verglichen mit der Datenbank.

# Buttons below a problem.
problem-again = Noch einmal versuchen
problem-share = Bild teilen
# After a form with pictures came back.
problem-files = Ein Formular kommt leer zurück: Bitte wähle die Bilder und alles andere noch einmal.

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field }: fehlt.
wrong-switch = { $field }: muss true oder false sein.
wrong-up-to = { $field }: muss eine Zahl von 1 bis { $most } sein.
wrong-characters = { $field }: darf höchstens { $most } Zeichen haben.
wrong-some-characters = { $field }: muss 1 bis { $most } Zeichen haben.
wrong-bytes = { $field }: darf 1 bis { $most } Byte haben.
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field }: Schreib eine Dauer wie 90s, 10m, 1h oder 7d.
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field }: muss zwischen { $least } und { $most } liegen.
wrong-between-from-now = { $field }: muss zwischen { $least } und { $most } liegen, von jetzt an gerechnet.
wrong-no-marks = { $field }: Wasserzeichen gibt es auf diesem Server nicht.
wrong-no-comments = { $field }: Kommentare gibt es auf diesem Server nicht.
wrong-unlabelled-mark = { $field }: braucht ein Wasserzeichen und einen Namen, der darin stehen soll.
wrong-no-mark-on = { $field }: { $format }-Bilder können kein Wasserzeichen tragen; sende sie als JPEG, PNG oder WebP oder ohne Wasserzeichen.
wrong-too-small-to-mark = { $field }: Für ein Wasserzeichen muss jedes Bild auf jeder Seite mindestens { $least } Pixel haben, und eins davon ist kleiner.
wrong-no-picture = { $field }: Wähle mindestens ein Bild.
wrong-pictures = { $most ->
    [one] { $field }: Eine Freigabe fasst höchstens { $most } Bild.
   *[other] { $field }: Eine Freigabe fasst höchstens { $most } Bilder.
}
wrong-one-picture = { $field }: darf nur ein Bild sein.
wrong-more-pixels = { $field }: hat mehr als { $limit } Pixel.
wrong-more-pixels-a-side = { $field }: hat an einer Seite mehr als { $limit } Pixel.
wrong-more-pixels-longer = { $field }: hat an der längeren Seite mehr als { $limit } Pixel.
wrong-more-pixels-shorter = { $field }: hat an der kürzeren Seite mehr als { $limit } Pixel.
wrong-more-pixels-in-all = { $field }: hat in allen Einzelbildern zusammen mehr als { $limit } Pixel.
wrong-more-seconds = { $field }: läuft länger als { $limit } Sekunden.
# Frames of an animated picture.
wrong-more-frames = { $field }: hat mehr als { $limit } Einzelbilder.
wrong-more-metadata = { $field }: hat mehr als { $limit } Byte Metadaten.
wrong-more-profile = { $field }: hat mehr als { $limit } Byte Farbprofil.
# $what is in English, for programmers.
wrong-more-parts = { $field }: hat mehr als { $limit } { $what }.
wrong-links = { $field }: muss 1 bis { $most } Links nennen.
wrong-passwords = { $most ->
    [one] { $field }: Beim Hochladen darf nur { $most } Link ein Passwort haben.
   *[other] { $field }: Beim Hochladen dürfen nur { $most } Links ein Passwort haben.
}
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field }: Link { $number }, { $inner }
wrong-session-id = { $field }: hat acht Buchstaben und Ziffern, wie 4GX7-P2KM.
# A session ID, or the picture that got out.
wrong-no-leak = { $field }: Tippe eine ein oder wähle das Bild, das nach außen gelangt ist.
wrong-no-caption = { $field }: Sag in einer Zeile, was es ist.
wrong-no-text = { $field }: Schreib etwas.
wrong-no-appeal = { $field }: muss sagen, warum die Entscheidung falsch ist.
wrong-slug = { $field }: Nimm 1 bis 32 Kleinbuchstaben, Ziffern und Bindestriche.
wrong-taken = { $field }: ist schon vergeben.
wrong-nothing-kept = { $field }: Setz eine Höchstzahl, eine Dauer oder beides.
wrong-second = { $field }: muss mindestens eine Sekunde sein.
wrong-retention = { $field }: Schreib eine Dauer wie 10m, 24h oder 7d.
wrong-slow = { $field }: Schreib eine Dauer bis zu einer Stunde, wie 30s.
wrong-no-adult-channels = { $field }: geht nur auf Instanzen mit der Einstellung adult_channels.
wrong-not-sure = { $field }: muss angekreuzt sein: Nichts bringt einen Kanal zurück.
wrong-new-password = { $field }: muss mindestens { $least } Zeichen und höchstens { $most } Byte haben.
wrong-code = { $field }: ist nicht der, den die Authenticator-App jetzt zeigt.
wrong-no-ground = { $field }: muss sagen, gegen welches Gesetz oder welche Regel es verstößt.
# $reason is in English, for programmers.
wrong-other = { $field }: { $reason }.

# What is too large.
too-large-file = Diese Datei ist zu groß. Sie darf höchstens { $size } haben.
too-large-request = Diese Anfrage darf höchstens 64 KiB haben.
too-large-upload = Das ist mehr, als der Upload haben sollte.

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = Animiertes AVIF wird noch nicht unterstützt. { $formats }
unsupported-unchecked-avif = AVIF-Bilder lassen sich hier noch nicht prüfen: Sende es als JPEG, PNG oder WebP. { $formats }
unsupported-other-avif = Diese Art AVIF wird nicht unterstützt. { $formats }
unsupported-protected-avif = Geschütztes AVIF wird nicht unterstützt. { $formats }
unsupported-scattered-avif = AVIF mit Teilen in anderen Dateien wird nicht unterstützt. { $formats }
unsupported-arithmetic-jpeg = JPEG-Bilder mit arithmetischer Codierung werden nicht angenommen. { $formats }
unsupported-lossless-jpeg = Verlustfreie und hierarchische JPEG-Bilder werden nicht angenommen. { $formats }
unsupported-deep-jpeg = JPEG-Bilder mit mehr als 8 Bit je Farbe werden nicht angenommen. { $formats }
unsupported-colours-of-jpeg = JPEG-Bilder müssen grau, farbig oder CMYK sein. { $formats }
unsupported-subsampled-jpeg = JPEG-Bilder mit einer solchen Unterabtastung werden nicht angenommen. { $formats }
unsupported-scans-of-jpeg = JPEG-Bilder mit mehreren Durchgängen müssen progressiv sein. { $formats }
unsupported-codec-setup = Das Video sagt auf unbekannte Art, wie es codiert ist. Speichere es noch einmal mit einem anderen Programm.
unsupported-packed-header = Das Video hat einen gepackten Header. Speichere es noch einmal mit einem anderen Programm.
unsupported-cut-stream = Das Video wurde so geschnitten, dass es nicht angenommen werden kann. Speichere den Ausschnitt noch einmal als eigenes Video.
unsupported-several-codings = Das Video wechselt mittendrin seine Codierung. Speichere es noch einmal als ein einziges Video.
unsupported-odd-turn = Das Video ist nicht um Vierteldrehungen gedreht, sondern schräg. Speichere es gerade.
unsupported-scattered-video = Teile des Videos liegen in anderen Dateien. Speichere es als eine einzige Datei.
unsupported-changing-speed = Das Video läuft mit wechselnder Geschwindigkeit. Speichere es so, dass der Effekt fest darin ist.
unsupported-encrypted-video = Das Video ist verschlüsselt oder geschützt. Teilen lassen sich nur Videos ohne Schutz.
unsupported-encoded-tracks = Das Video hat verschlüsselte oder gepackte Spuren. Teilen lassen sich nur Videos ohne solche Spuren.
unsupported-laced-pictures = Das Video packt mehrere Bilder in einen Block. Speichere es noch einmal mit einem anderen Programm.
unsupported-see-through-video = Teile des Videos sind durchsichtig. Speichere es noch einmal mit einem Hintergrund.
unsupported-sound-of-webm = Der Ton eines WebM-Videos muss Opus oder Vorbis sein.
unsupported-sound-of-video = Der Ton eines Videos muss AAC, Opus oder Vorbis sein. Speichere es noch einmal mit solchem Ton oder ohne Ton.
unsupported-pictures-of-webm = Ein WebM-Video muss als VP8, VP9 oder AV1 codiert sein.
unsupported-pictures-of-video = Ein Video muss als H.264, VP8, VP9 oder AV1 codiert sein. Speichere es noch einmal als H.264, das überall läuft.
unsupported-no-video = In der Datei ist kein Video. Ton allein lässt sich nicht teilen.
unsupported-other-aac = Diese Art AAC-Ton wird nicht angenommen. Speichere das Video noch einmal mit gewöhnlichem AAC.

# Why a video can't be taken here, and what to do.
no-video-not-taken = Hier lassen sich nur Bilder teilen, keine Videos.
no-video-no-tools = Videos werden hier zurzeit nicht angenommen: Diesem Server fehlt ffmpeg, das sein Betreiber installieren müsste. Bilder gehen.
no-video-no-sandbox = Videos werden hier nicht angenommen: Das System dieses Servers kann nicht einsperren, was sie decodieren würde. Bilder gehen.
no-video-not-played = Die meisten Browser können dieses Video nicht abspielen: Es ist als H.265 (HEVC) codiert. Wähle auf einem iPhone für das nächste unter Einstellungen, Kamera, Formate „Maximale Kompatibilität“; dieses speichere noch einmal als H.264.
no-avif-no-tools = AVIF-Bilder werden hier zurzeit nicht angenommen: Diesem Server fehlt ffmpeg, das sein Betreiber installieren müsste. Sende es als JPEG, PNG oder WebP.
no-avif-no-sandbox = AVIF-Bilder werden hier nicht angenommen: Das System dieses Servers kann nicht einsperren, was sie decodieren würde. Sende es als JPEG, PNG oder WebP.

# How a file is broken.
broken-empty = Die Datei lässt sich nicht lesen: Sie ist leer. Sende die Originaldatei.
broken-undecodable = Das Video lässt sich nicht bis zum Ende abspielen: Einige seiner Bilder sind beschädigt. Sende die Originaldatei.
broken-too-heavy = Das Video zu prüfen dauert zu lange. Speichere es kleiner oder kürzer und versuch es noch einmal.
broken-truncated = Die Datei lässt sich nicht lesen: Sie endet zu früh. Sende die Originaldatei.
# $reason is in English, for programmers.
broken-inside = Die Datei lässt sich nicht lesen: { $reason }. Sende die Originaldatei.

# How things stand, where that forbids what was asked.
not-now-one-link = Ein Beitrag hat einen einzigen Link, und den kennen alle.
not-now-links = { $most ->
    [one] Eine Freigabe kann höchstens { $most } Link haben, auch wenn er schon weg ist.
   *[other] Eine Freigabe kann höchstens { $most } Links haben, die mitgezählt, die schon weg sind.
}
not-now-thread-full = Eine Diskussion endet mit Kommentar { $most }.
not-now-no-appeal = Einspruch ist hier nicht oder nicht mehr möglich.
not-now-no-decision = Es gibt keine Entscheidung, auf die sich antworten lässt.
# A case of the moderators.
not-now-decided = Der Fall ist entschieden.
not-now-worn = In diesem Fall ist schon zu viel geschehen.
not-now-notes = Dieser Fall hat genug Notizen.
not-now-no-counter-notice = Es gibt keine Gegendarstellung, auf die sich antworten lässt.
not-now-unseen = Zuerst muss jemand es ansehen.
not-now-out-of-sight = Niemand kann es ansehen: Es lässt sich ausblenden oder behalten, oder frag, wer es gemeldet hat.
not-now-has-case = Es ist ausgeblendet und hat einen Fall.
# A list of pictures that nobody may share.
not-now-listed = Eine Liste lehnt es ab: Mach einen Fall daraus oder entferne es.
not-now-confirmed = Es steht auf einer Liste von bestätigtem Kindesmissbrauch: Niemand muss es sehen, um zu entscheiden.
not-now-pinned = Es sind schon so viele Beiträge angeheftet, dass nur noch für einen Platz ist.
not-now-pinned-beyond = Es sind mehr Beiträge angeheftet, als dann Platz hätten.
not-now-meanwhile = Jemand anderes hat es inzwischen geändert: Versuch es noch einmal.
not-now-taken-over = Eine andere Anfrage macht mit diesem Upload weiter, oder er ist vorbei.
not-now-pieces = Ein Upload kann in höchstens { $most } Stücken kommen.
not-now-draft = Es ist ein Entwurf: Nenne ihn als upload in der Anfrage, die daraus etwas Geteiltes macht.
not-now-unfinished = Es ist noch nicht alles da.
not-now-unmarkable = Dieses Video lässt sich nicht für dich markieren und wird nur markiert gezeigt. Sag dem Menschen Bescheid, der dir den Link geschickt hat.
not-now-same-person = Über den Einspruch muss jemand anderes entscheiden.
not-now-state = { $state ->
    [open] Nicht, solange der Fall offen ist.
    [triaged] Nicht, solange der Fall eingeordnet ist.
    [assigned] Nicht, solange der Fall zugewiesen ist.
    [decided] Nicht, solange der Fall entschieden ist.
    [notified] Nicht, solange der Fall mitgeteilt ist.
    [closed] Nicht, solange der Fall geschlossen ist.
    [appealed] Nicht, solange gegen den Fall Einspruch läuft.
    [upheld] Nicht, solange die Entscheidung bestätigt ist.
   *[overturned] Nicht, solange die Entscheidung aufgehoben ist.
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = Von hier lässt sich bis { $until } nichts teilen, weil von hier viel zu viel auf einmal gesendet wurde. Ansehen geht weiterhin.
banned-copyright = Von hier lässt sich bis { $until } nichts teilen, weil mehreres, was von hier geteilt wurde, Urheberrechte verletzt hat. Ansehen geht weiterhin.
banned-rules = Von hier lässt sich bis { $until } nichts teilen, weil etwas, was von hier geteilt wurde, gegen die Regeln dieses Servers verstoßen hat. Ansehen geht weiterhin.
banned-law = Von hier lässt sich bis { $until } nichts teilen, weil etwas, was von hier geteilt wurde, gegen das Gesetz verstößt. Ansehen geht weiterhin.
banned-in-public-flood = Von hier lässt sich bis { $until } nichts öffentlich posten, weil von hier viel zu viel auf einmal gesendet wurde.
banned-in-public-copyright = Von hier lässt sich bis { $until } nichts öffentlich posten, weil mehreres, was von hier geteilt wurde, Urheberrechte verletzt hat.
banned-in-public-rules = Von hier lässt sich bis { $until } nichts öffentlich posten, weil etwas, was von hier geteilt wurde, gegen die Regeln dieses Servers verstoßen hat.
banned-in-public-law = Von hier lässt sich bis { $until } nichts öffentlich posten, weil etwas, was von hier geteilt wurde, gegen das Gesetz verstößt.

# What a notice lacks, below or after "Bitte ergänze:".
missing-two = { $first }; { $rest }
missing-statement = warum du es meldest
missing-name = deinen Namen
missing-contact = wie man dich erreicht
missing-address = deine Postanschrift
missing-phone = deine Telefonnummer
missing-signature = deine Unterschrift: deinen vollen Namen, getippt
missing-work = das Werk, das dir gehört
missing-good-faith = dass du in gutem Glauben überzeugt bist, dass es ohne Erlaubnis oder Einwilligung gezeigt wird
missing-accuracy = dass deine Angaben richtig sind, unter Strafandrohung für Meineid, wo das Gesetz es so vorsieht, und dass du für die Person handeln darfst, für die du sprichst
missing-authority = welche Behörde es anordnet
missing-legal-basis = die Rechtsgrundlage der Anordnung
missing-reference = das Aktenzeichen der Anordnung
missing-mistake = dass du unter Strafandrohung für Meineid in gutem Glauben überzeugt bist, dass es irrtümlich entfernt wurde
missing-jurisdiction = dass du die Zuständigkeit des Gerichts und Zustellungen der Gegenseite annimmst

# Above a report's form that comes back.
problem-category = Wähle, was es ist.
problem-category-why = Davon hängt ab, wer es ansieht und wie bald.
problem-missing = Etwas fehlt.
problem-missing-why = Bitte ergänze:
problem-many-reports = Gerade kommen viele Meldungen auf einmal an.
problem-many-reports-why = Was du geschrieben hast, steht noch hier, nur ein Passwort nicht. Sende es in einer Minute noch einmal.
problem-no-link = Unter diesem Link ist nichts.
problem-no-link-why = Ist er vollständig kopiert?
