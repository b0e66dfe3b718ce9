# Numbers with their units. Short: they stand in lines, buttons and tables.

figure-s = { $count } s
figure-min = { $count } min
# Within a span of time, such as 3 h 12 min.
figure-h = { $count } h
# By itself, as something to pick.
figure-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
figure-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
figure-two = { $large } { $small }
figure-ago-now = ahora mismo
figure-ago-min = hace { $count } min
figure-ago-h = hace { $count } h
figure-ago-days = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
figure-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
figure-kib = { $count } KiB
figure-mib = { $count } MiB
# With the decimal sign of the language.
figure-decimal = { $whole },{ $tenth }
figure-apng = PNG animado
figure-media = { $format }, { $sides }, { $size }
