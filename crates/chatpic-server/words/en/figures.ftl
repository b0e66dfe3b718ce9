# Numbers with their units. Short: they stand in lines, buttons and tables.

figure-s = { $count } s
figure-min = { $count } min
# Within a span of time, such as 3 h 12 min.
figure-h = { $count } h
# By itself, as something to pick.
figure-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
figure-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
figure-two = { $large } { $small }
figure-ago-now = just now
figure-ago-min = { $count } min ago
figure-ago-h = { $count } h ago
figure-ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
figure-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
figure-kib = { $count } KiB
figure-mib = { $count } MiB
# With the decimal sign of the language.
figure-decimal = { $whole }.{ $tenth }
figure-apng = animated PNG
figure-media = { $format }, { $sides }, { $size }
