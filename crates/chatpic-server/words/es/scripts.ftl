# Numbers as scripts say them: the same as in figures.ftl.

script-s = { $count } s
script-min = { $count } min
script-h = { $count } h
script-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
script-two = { $large } { $small }
script-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
script-kib = { $count } KiB
script-mib = { $count } MiB
