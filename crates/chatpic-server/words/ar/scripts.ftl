# Numbers as scripts say them: the same as in figures.ftl.

script-s = { $count } ث
script-min = { $count } د
script-h = { $count } س
script-days = { $count ->
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
script-two = { $large } و{ $small }
script-bytes = { $count } بايت
script-kib = ⁦{ $count } KiB⁩
script-mib = ⁦{ $count } MiB⁩
