# Numbers with their units. Short: they stand in lines, buttons and tables.

figure-s = { $count } s
figure-min = { $count } min
# Within a span of time, such as 3 h 12 min.
figure-h = { $count } h
# By itself, as something to pick.
figure-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
# Nominative and accusative: sentences are built so that these two are enough.
figure-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
figure-two = { $large } { $small }
figure-ago-now = gerade eben
figure-ago-min = vor { $count } min
figure-ago-h = vor { $count } h
figure-ago-days = { $count ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
figure-bytes = { $count } Byte
figure-kib = { $count } KiB
figure-mib = { $count } MiB
# With the decimal sign of the language.
figure-decimal = { $whole },{ $tenth }
figure-apng = animiertes PNG
figure-media = { $format }, { $sides }, { $size }
