# Numbers with their units. Short: they stand in lines, buttons and tables.
# Two of a thing stands in the form that follows a preposition: every sentence puts one before it.

figure-s = { $count } ث
figure-min = { $count } د
# Within a span of time, such as 3 h 12 min.
figure-h = { $count } س
# By itself, as something to pick.
figure-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
figure-days = { $count ->
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
figure-two = { $large } و{ $small }
figure-ago-now = الآن
figure-ago-min = قبل { $count } د
figure-ago-h = قبل { $count } س
figure-ago-days = { $count ->
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
figure-bytes = { $count } بايت
# The marks around these keep the number before the Latin unit.
figure-kib = ⁦{ $count } KiB⁩
figure-mib = ⁦{ $count } MiB⁩
figure-decimal = ⁦{ $whole }.{ $tenth }⁩
figure-apng = PNG متحركة
figure-media = { $format }، { $sides }، { $size }
