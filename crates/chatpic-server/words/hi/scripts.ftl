# Numbers as scripts say them: the same as in figures.ftl.

script-s = { $count } सेकंड
script-min = { $count } मिनट
script-h = { $count } घंटे
script-days = { $count } दिन
script-two = { $large } { $small }
script-bytes = { $count } बाइट
script-kib = { $count } KiB
script-mib = { $count } MiB
