# Numbers with their units. Short: they stand in lines, buttons and tables.

figure-s = { $count } सेकंड
figure-min = { $count } मिनट
# Within a span of time, such as 3 h 12 min. Oblique: in sentences a postposition follows.
figure-h = { $count } घंटे
# By itself, as something to pick.
figure-hours = { $count ->
    [one] { $count } घंटा
   *[other] { $count } घंटे
}
figure-days = { $count } दिन
figure-two = { $large } { $small }
figure-ago-now = अभी-अभी
figure-ago-min = { $count } मिनट पहले
figure-ago-h = { $count } घंटे पहले
figure-ago-days = { $count } दिन पहले
figure-bytes = { $count } बाइट
figure-kib = { $count } KiB
figure-mib = { $count } MiB
# With the decimal sign of the language.
figure-decimal = { $whole }.{ $tenth }
figure-apng = ऐनिमेटेड PNG
figure-media = { $format }, { $sides }, { $size }
