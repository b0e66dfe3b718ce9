# What stands on every page.

language = hi
# Where lines begin: ltr or rtl.
direction = ltr
mine = मेरे शेयर
promise-sealed = सील, जो सिर्फ़ लिंक से खुलती है।
promise-nameless = न खाता, न कुकी।
foot-report = रिपोर्ट करें
foot-takedown = हटाने का अनुरोध
foot-guidelines = दिशानिर्देश
foot-terms = शर्तें
foot-privacy = निजता
foot-contact = संपर्क
foot-transparency = पारदर्शिता
foot-phone = आपके फ़ोन पर
foot-api = API
