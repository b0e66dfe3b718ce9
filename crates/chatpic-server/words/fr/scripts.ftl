# Numbers as scripts say them: the same as in figures.ftl.

script-s = { $count } s
script-min = { $count } min
script-h = { $count } h
script-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
script-two = { $large } { $small }
script-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
script-kib = { $count } KiB
script-mib = { $count } MiB
