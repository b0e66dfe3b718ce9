# Numbers as scripts say them: the same as in figures.ftl.

script-s = { $count } s
script-min = { $count } min
script-h = { $count } h
script-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
script-two = { $large } { $small }
script-bytes = { $count } Byte
script-kib = { $count } KiB
script-mib = { $count } MiB
