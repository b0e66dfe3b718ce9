# What an instance says of itself. An instance is one server that runs this program; whoever runs it is its
# operator. “We” and “this instance” are the same. Keep these texts plain, and as binding as they are.

# On every page where it is told who runs the instance.
legal-who = { $name } betreibt diese Instanz.
legal-who-unnamed = Diese Instanz nennt nicht, wer sie betreibt.
legal-email-unnamed = Diese Instanz nennt keine E-Mail-Adresse.

terms-title = Bedingungen
terms = Bedingungen
terms-about = ChatPic zeigt Bilder denen, die einen Link haben, auf Zeit und ohne Konten. Wenn du es benutzt, stimmst du dem zu, was hier steht.
terms-pictures = Deine Bilder
terms-pictures-yours = Sie bleiben deine. Du erlaubst dieser Instanz, sie versiegelt aufzubewahren und allen zu zeigen, die den Link haben, bis sie enden. Sonst geschieht nichts mit ihnen: Niemand verkauft sie, wertet sie aus oder trainiert etwas mit ihnen.
terms-pictures-may = Teile nur, was du teilen darfst: Bilder, die dir gehören oder die du zeigen darfst, und gegen die niemand darauf etwas hätte. Was nie erlaubt ist, steht in den <a href="/legal/guidelines">Richtlinien</a>.
terms-time = Zeit und Größe
# $time: such as 30 days.
terms-time-longest = Eine Freigabe dauert höchstens { $time }. Was zu Ende ist, kann niemand zurückholen.
# $size: such as 50 MiB.
terms-time-files = { $count ->
    [one] Eine Freigabe fasst { $count } Bild mit bis zu { $size }. Wie groß Videos sein dürfen, wo sie angenommen werden, steht auf der Startseite.
   *[other] Eine Freigabe fasst bis zu { $count } Bilder mit je bis zu { $size }. Wie groß Videos sein dürfen, wo sie angenommen werden, steht auf der Startseite.
}
terms-time-uploads = { $count ->
    [one] Von einer Adresse kann { $count }-mal in der Stunde hochgeladen werden.
   *[other] Von einer Adresse kann höchstens { $count }-mal in der Stunde hochgeladen werden.
}
terms-time-originals = Behalte deine Originale: Das hier ist kein Ort zum Aufbewahren.
terms-look = Was wir ansehen
terms-look-lists = Das Programm vergleicht alles, was hochgeladen wird, im Arbeitsspeicher mit den Listen bekannter schädlicher Bilder, die diese Instanz hat. Ein Bild, das auf einer davon steht, wird nicht angenommen. Danach kann es niemand hier sehen, außer jemand, der den Link hat, meldet es: Dann sieht ein Mensch an, was gemeldet wurde, und entscheidet.
terms-look-hidden = Ein Bild kann bis zu dieser Entscheidung ausgeblendet werden. Wird es entfernt, sagt deine Verwaltungsseite, warum, und dort kannst du Einspruch einlegen. Dann sieht es jemand noch einmal an, der beim ersten Mal nicht entschieden hat.
terms-look-comments = Über einen Kommentar wird für sich entschieden. Niemand weiß, wer ihn geschrieben hat, deshalb kann niemandem der Grund gesagt werden und niemand Einspruch einlegen.
terms-look-bans = Wer immer wieder Verbotenes hochlädt, kann vom Hochladen ausgeschlossen werden und davon, in Kanälen zu posten und zu kommentieren. Das wird mit Grund und Ende gesagt. Ansehen und Melden steht weiterhin allen offen.
terms-promise = Kein Versprechen auf Dauer
terms-promise-none = Der Dienst wird angeboten, wie er ist, ohne Gewähr, soweit das Gesetz das zulässt. Er kann ausfallen oder aufhören. Wenn er für immer schließt, sagt es jede Seite, auch wann, und bis dahin kannst du dir holen, was dir gehört.
terms-who = Wer und wo
# Before what the operator says of it.
terms-law = Recht und Gericht:
terms-law-unnamed = Diese Instanz nennt weder ein Recht noch ein Gericht. Es gelten deine eigenen, wie immer, wenn du Verbraucherin oder Verbraucher bist.
terms-change = Diese Bedingungen ergeben sich aus dem Programm und seinen Einstellungen und ändern sich mit ihnen.

guidelines-title = Richtlinien
guidelines = Richtlinien
guidelines-about = Teile, was du auch zeigen würdest, wenn die Menschen darauf neben dir stünden. Alles Weitere folgt daraus.
guidelines-never = Niemals
guidelines-never-children = <strong>Sexuelle Bilder von Kindern</strong>, echt, gezeichnet oder berechnet, und alles, was Kinder sexualisiert oder sich ihnen mit sexueller Absicht nähert.
guidelines-never-intimate = <strong>Intime Bilder ohne Einwilligung</strong> der gezeigten Person, auch berechnete.
guidelines-never-threats = <strong>Drohungen</strong> gegen das Leben eines Menschen und Aufrufe, Menschen zu verletzen.
guidelines-never-terror = <strong>Terror</strong>: was dafür wirbt, ihn verherrlicht oder lehrt.
guidelines-never-cruelty = <strong>Grausamkeit</strong> gegen Menschen oder Tiere, gezeigt um ihrer selbst willen.
guidelines-never-hate = <strong>Hass</strong> gegen Menschen für das, was sie sind, <strong>Belästigung</strong> und die Preisgabe, wo jemand wohnt.
guidelines-never-fraud = <strong>Betrug</strong>, gestohlene Dokumente, Schadprogramme.
guidelines-never-others = <strong>Fremde Werke</strong> oder Privates von anderen, das du nicht zeigen darfst.
guidelines-never-law = Was sonst das Gesetz verbietet.
guidelines-adults = Für Erwachsene
guidelines-adults-allowed = Nacktheit unter Erwachsenen, die einverstanden sind, ist hier nicht verboten, wo das Gesetz sie erlaubt. Schick sie nur Erwachsenen, die sie sehen wollen, und kennzeichne sie als „Für Erwachsene“.
guidelines-wrong = Wenn etwas nicht stimmt
guidelines-wrong-report = <a href="/report">Melde es</a>. Du brauchst kein Konto und keinen Namen, und du bekommst einen Link, unter dem du siehst, was daraus wurde. Für Bilder von dir, denen du nie zugestimmt hast, für Urheberrecht und für Anordnungen von Behörden gibt es <a href="/takedown">kürzere Wege</a>.
guidelines-wrong-danger = Wenn ein Kind in Gefahr ist oder das Leben eines Menschen, ruf zuerst die Polizei. Sie kann sofort handeln; wir können nur ein Bild ausblenden.
guidelines-wrong-numbers = Nichts wird entfernt, weil viele es melden. Ein Mensch sieht es an, einmal, und die Zahl der Meldungen zählt nicht.
guidelines-removed = Wenn deines entfernt wurde
guidelines-removed-object = Deine Verwaltungsseite sagt, warum, und lässt dich Einspruch einlegen. Ein Kommentar hat keine: Niemand weiß, wer ihn geschrieben hat, deshalb erfährt niemand, dass er entfernt wurde, und das ist endgültig. Sexuelle Bilder von Kindern sind die Ausnahme: Sie verschwinden ohne ein Wort, und wo das Gesetz es verlangt, werden sie den Behörden gemeldet.

privacy-title = Datenschutz
privacy = Datenschutz
privacy-about = Kein Konto, kein Cookie, kein Tracker. Diese Seite schreibt das Programm aus den Einstellungen, mit denen es läuft.
privacy-pictures = Deine Bilder
privacy-pictures-seen = Während sie ankommen, sieht das Programm sie: Es vergleicht sie im Arbeitsspeicher mit Listen bekannter schädlicher Bilder und nimmt Ort, Kamera, Namen und Datum aus den Dateien.
privacy-pictures-early = Sie werden gesendet, sobald du sie wählst. Was du dann nicht teilst, wird gelöscht, wenn du die Seite verlässt, spätestens nach einem Tag.
privacy-pictures-sealed = Dann wird jedes unter einem Schlüssel versiegelt, den nur seine Links tragen. Ohne Link kann es niemand öffnen, auch diese Instanz nicht. Während jemand es ansieht, sieht das Programm es noch einmal. Es ist also nicht Ende-zu-Ende-verschlüsselt.
# $time: such as 30 days.
privacy-pictures-end = Es endet, wenn seine Zeit um ist, seine Aufrufe verbraucht sind oder du es löschst; länger als { $time } bleibt es nie. Sein Schlüssel wird innerhalb einer Minute gelöscht und mit ihm seine Daten.
privacy-records = Was daneben gespeichert wird
privacy-records-clear = Unverschlüsselt: wann eine Freigabe entstand und wann sie endet, wie viele Bilder von ungefähr welcher Größe, ihr Aufruflimit, ob sie ein Passwort hat, wie viele Aufrufe jeder Link gewährt hat und in welchen Stunden.
privacy-records-after = { $days ->
    [one] Noch { $days } Tag nach dem Ende: dasselbe, ohne die Bilder, damit Links sagen können, warum sie weg sind.
   *[other] Noch { $days } Tage nach dem Ende: dasselbe, ohne die Bilder, damit Links sagen können, warum sie weg sind.
}
privacy-records-fingerprint = Der Fingerabdruck jedes Bildes unter einem Schlüssel dieser Instanz. Er sagt, ob ein gleiches Bild hier ist, damit eine Entscheidung alle Kopien entfernt; sonst sagt er nichts.
privacy-records-postgres = Die Angaben liegen in einer PostgreSQL-Datenbank. Was gelöscht ist, ist sofort aus ihren Tabellen verschwunden, aus ihren Dateien und ihrem Log aber erst, wenn diese bereinigt werden: am Ende des Tages, für den es aufgehoben wurde, im Log auch später.
privacy-records-bucket = Die versiegelten Daten liegen in einem Objektspeicher. Er gibt gelöschte Daten frei, wann er will; ohne ihren Schlüssel sind sie nur Rauschen.
privacy-records-backups = Wenn der Betreiber Backups macht, enthalten sie auch, was seither gelöscht wurde. Das Programm kann das nicht wissen: Frag nach.
# An address of the internet, by which a device or a household can be told from others.
privacy-address = Deine Adresse
privacy-address-kept = Sie wird nur in einem einzigen Fall aufgeschrieben, und den hat der Betreiber eingeschaltet: Wenn sich bestätigt, dass etwas Hochgeladenes sexuellen Missbrauch eines Kindes zeigt, wird die Adresse, von der es kam, mit den Beweismitteln für die Behörden versiegelt.
privacy-address-never = Sie wird benutzt, um dir zu antworten, und nie aufgeschrieben, egal was du hochlädst.
privacy-address-counted = Damit niemand zu viel beansprucht, werden Anfragen nach Adresse gezählt, im Arbeitsspeicher, unter einem Schlüssel, der jede Stunde neu gezogen wird. Nach dieser Stunde kann niemand mehr sagen, von wem sie kamen.
privacy-address-log = Das Log hat eine Zeile je Anfrage: die Zeit, die Methode, welche Art Seite, den Status, wie lange es dauerte. Keine Adresse, keinen Link, keinen Browser.
privacy-address-network = { $days ->
    [one] Eine Freigabe trägt ein Kennzeichen des Netzes, aus dem sie kam: 16 Bit, die Tausende Netze gemeinsam haben, unter einem Schlüssel, der nach { $days } Tag vernichtet wird. Daran lässt sich bis dahin wiedererkennen, wer gesperrt wurde, und niemand lässt sich benennen. Dasselbe gilt für eine Meldung.
   *[other] Eine Freigabe trägt ein Kennzeichen des Netzes, aus dem sie kam: 16 Bit, die Tausende Netze gemeinsam haben, unter einem Schlüssel, der nach { $days } Tagen vernichtet wird. Daran lässt sich bis dahin wiedererkennen, wer gesperrt wurde, und niemand lässt sich benennen. Dasselbe gilt für eine Meldung.
}
privacy-address-proxy = Vor dieser Instanz steht ein Proxy. Er sieht deine Adresse und die Adressen, die du aufrufst. Was er aufbewahrt, muss dir der Betreiber sagen.
privacy-browser = Dein Browser
# $when: one of the three below. The “it” after that is the upload pass.
privacy-browser-pass = Es wird kein Cookie gesetzt. { $when } Er ist ein zufälliger Text, den dein Browser erarbeitet und behält; damit lässt sich aufhalten, wer Verbotenes hochlädt, und niemand benennen. Diese Instanz behält einen Hash davon. Lösche ihn mit den Daten deines Browsers für diese Website, wann immer du willst; das nächste Hochladen erarbeitet einen neuen.
privacy-browser-unfinished = Wurde das Hochladen einer großen Datei unterbrochen, behält dein Browser einen Tag lang den Namen der Datei und ein Geheimnis, mit dem es weitergeht. Die Datei selbst bleibt dort nicht. Die Seite sagt es und lässt es auf Knopfdruck vergessen.
privacy-browser-kept = Außerdem behält dein Browser, ohne es jemandem zu senden: die Verwaltungslinks deiner Freigaben, bis du „Hier vergessen“ drückst; wer du in Threads bist, in denen du geschrieben hast, 30 Tage lang; und die Bedingungen, die du zuletzt gewählt hast.
privacy-pass-always = Zum Teilen brauchst du einen Upload-Pass.
privacy-pass-under-load = Wenn viel auf einmal hochgeladen wird, und aus Netzen, die diese Instanz missbraucht haben, brauchst du zum Teilen einen Upload-Pass.
privacy-pass-misused = Aus Netzen, die diese Instanz missbraucht haben, brauchst du zum Teilen einen Upload-Pass.
privacy-reports = Meldungen
privacy-reports-copy = { $days ->
    [one] Eine Meldung trägt den Link zu dem, worum es geht, damit die Moderation genau das öffnen kann. Eine Kopie davon wird für die Moderation versiegelt, bis der Fall geschlossen ist, höchstens { $days } Tag lang, auch wenn es inzwischen gelöscht wird.
   *[other] Eine Meldung trägt den Link zu dem, worum es geht, damit die Moderation genau das öffnen kann. Eine Kopie davon wird für die Moderation versiegelt, bis der Fall geschlossen ist, höchstens { $days } Tage lang, auch wenn es inzwischen gelöscht wird.
}
privacy-reports-written = { $days ->
    [one] Was du schreibst, und eine Adresse, unter der du erreichbar sein willst, wird versiegelt, nur von der Moderation gesehen und gelöscht, wenn niemand mehr Einspruch einlegen kann, { $days } Tag nach der Entscheidung.
   *[other] Was du schreibst, und eine Adresse, unter der du erreichbar sein willst, wird versiegelt, nur von der Moderation gesehen und gelöscht, wenn niemand mehr Einspruch einlegen kann, { $days } Tage nach der Entscheidung.
}
privacy-reports-names = Name und Adresse in einer Urheberrechtsmeldung oder einer Gegendarstellung gehen an die andere Seite und an sonst niemanden. Das Formular sagt es.
privacy-reports-vault = Bestätigter sexueller Missbrauch von Kindern wird für die Behörden versiegelt, unter Schlüsseln, die nicht auf diesem Rechner sind, so lange, wie das Gesetz es verlangt. Diese Instanz kann es nicht öffnen.
privacy-reports-no-vault = Beweismittel jeder Art werden nicht länger aufbewahrt.
privacy-rights = Deine Rechte
privacy-rights-yours = Mit dem Verwaltungslink einer Freigabe siehst du alles, was über sie gespeichert ist, änderst es und löschst es. Ohne diesen Link können weder du noch wir sagen, welche Freigabe dir gehört. Für alles andere wende dich an die, die diese Instanz betreiben.

contact-title = Kontakt
contact = Kontakt
contact-about = Damit ein Bild geprüft wird, <a href="/report">melde es</a> oder <a href="/takedown">verlange seine Entfernung</a>. Das geht schneller als ein Brief: Es kommt in die Warteschlange, und du bekommst einen Link, unter dem du siehst, was geschieht.
contact-who = Wer diese Instanz betreibt
contact-eu = Europäische Union
# Each before what the operator says of it, which may have several lines.
contact-eu-point = Für Nutzerinnen und Nutzer und für Behörden:
contact-eu-unnamed = Diese Instanz nennt keine Kontaktstelle für Nutzerinnen und Nutzer oder Behörden in der Europäischen Union.
contact-eu-representative = Gesetzlicher Vertreter:
contact-copyright = Urheberrecht in den Vereinigten Staaten
contact-agent = Benannte Stelle für Urheberrechtsmeldungen („designated agent“):
contact-agent-number = Im Verzeichnis des US Copyright Office: { $number }
contact-agent-unregistered = Diese Instanz nennt keine Eintragung dieser Stelle beim US Copyright Office.
contact-agent-unnamed = Diese Instanz nennt keine Stelle für Urheberrechtsmeldungen.
contact-copyright-form = Eine Meldung über das <a href="/takedown/copyright">Formular</a> wird in jedem Fall angenommen.
contact-security = Schwachstellen des Programms oder dieser Instanz
contact-security-tell = Bitte sag es <a href="{ $url }">{ $contact }</a>, bevor du es anderen sagst.
contact-security-unnamed = Diese Instanz nennt keinen Kontakt für Sicherheitsfragen.
