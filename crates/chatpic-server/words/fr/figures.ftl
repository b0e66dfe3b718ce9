# Numbers with their units. Short: they stand in lines, buttons and tables.

figure-s = { $count } s
figure-min = { $count } min
# Within a span of time, such as 3 h 12 min.
figure-h = { $count } h
# By itself, as something to pick.
figure-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
figure-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
figure-two = { $large } { $small }
figure-ago-now = à l’instant
figure-ago-min = il y a { $count } min
figure-ago-h = il y a { $count } h
figure-ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
figure-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
figure-kib = { $count } KiB
figure-mib = { $count } MiB
# With the decimal sign of the language.
figure-decimal = { $whole },{ $tenth }
figure-apng = PNG animé
figure-media = { $format }, { $sides }, { $size }
