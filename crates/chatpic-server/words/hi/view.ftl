# What somebody with a link sees.

view-title = आपके साथ शेयर किया गया
countdown-gone = { $time } में गायब
countdown-view = यह व्यू { $time } में खत्म होगा
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = शेयर की गई तस्वीर, { $count } में से { $number }
view-video = शेयर किया गया वीडियो, { $count } में से { $number }
# Links to the files.
direct-link = सीधा लिंक
direct-link-one = सीधा लिंक { $number }
view-save = तस्वीर सेव करें
view-save-one = तस्वीर { $number } सेव करें
view-save-video = वीडियो सेव करें
view-save-video-one = वीडियो { $number } सेव करें
view-save-all = सभी को ZIP में सेव करें
gone-pictures = { $count ->
    [one] यह तस्वीर अब नहीं है।
   *[other] ये तस्वीरें अब नहीं हैं।
}

# Under a pass: one viewing.

pass-left = { $count ->
    [0] यह आखिरी व्यू था।
    [one] { $count } व्यू बाकी है।
   *[other] { $count } व्यू बाकी हैं।
}
pass-session = इस पेज को फिर से लोड करने पर कोई व्यू खर्च नहीं होता। सेशन आईडी <span class="mono">{ $id }</span>: भेजने वाले को दिखता है कि यह व्यू हुआ।
film-unscripted = इस वीडियो पर चलते-चलते निशान लगता है। अगर यह रुक जाए या शुरू न हो, तो थोड़ा रुककर पेज फिर से लोड करें।
film-bar = इस वीडियो पर निशान लग रहा है
# A fold; the viewer says so.
pass-seen = मैंने देख लिया
pass-destroy-explained = इसके बाद यह लिंक कोई नहीं खोल पाएगा, आप भी नहीं। जिसने इसे भेजा, उसे दिखेगा कि किसी देखने वाले ने इसे खत्म किया।
pass-destroy = इस व्यू का लिंक नष्ट करें

# Before a button.

gate-heading = किसी ने आपके साथ कुछ शेयर किया है
gate-adult = इसे “वयस्कों के लिए” बताया गया है।
gate-show = तस्वीर देखें
gate-show-once = तस्वीर देखें, 1 व्यू खर्च होगा
gate-show-adult = मेरी उम्र 18 साल या ज़्यादा है: तस्वीर देखें
gate-show-adult-once = मेरी उम्र 18 साल या ज़्यादा है: तस्वीर देखें, 1 व्यू खर्च होगा
gate-reloading = उसके बाद पेज फिर से लोड करने पर और कोई व्यू खर्च नहीं होगा।
gate-photograph = जो इसे देखता है, वह स्क्रीन की फ़ोटो फिर भी खींच सकता है।
gate-password-missing = इस लिंक के लिए पासवर्ड चाहिए। कोई व्यू खर्च नहीं हुआ।
gate-password-wrong = यह पासवर्ड सही नहीं है। कोई व्यू खर्च नहीं हुआ: फिर से कोशिश करें।

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = इस तरह के लिंक के लिए JavaScript चाहिए, जो यहाँ बंद है। यह लिंक अपना गुप्त हिस्सा आपके ब्राउज़र में ही रखता है, जहाँ उसे सिर्फ़ स्क्रिप्ट पढ़ सकती है। इस पेज के लिए स्क्रिप्ट चालू करें, या भेजने वाले से सादा लिंक माँगें।
fragment-small = अगर इस लिंक पर व्यू की सीमा है, तो तस्वीर देखने पर 1 व्यू खर्च होगा। उसके बाद पेज फिर से लोड करने पर और कोई व्यू खर्च नहीं होगा। अगर यह वयस्कों के लिए है, तो देखने का मतलब है कि आपकी उम्र 18 साल या ज़्यादा है।

# On the card that a chat shows of a link.

card-for-now = सिर्फ़ थोड़े समय के लिए उपलब्ध है।

# What the scripts say there.

script-time-over = इसका समय पूरा हो गया है।
script-film-marked = इस व्यू के लिए वीडियो पर निशान लगाया जा रहा है।
script-film-left = इस व्यू के लिए वीडियो पर निशान लगाया जा रहा है। यह लगभग { $time } में चल सकेगा।
script-film-failed = यह वीडियो अभी नहीं दिखाया जा सकता। एक मिनट में पेज दोबारा लोड करें: इसमें कोई व्यू खर्च नहीं होता।
script-closer = पास से देखें
script-close = बंद करें
script-alone = एक तस्वीर
script-fullscreen = फ़ुल स्क्रीन
script-fullscreen-end = फ़ुल स्क्रीन से बाहर आएँ
script-fragment-password = यह लिंक पासवर्ड से खुलता है। कोई व्यू खर्च नहीं हुआ।
script-fragment-gone = यह तस्वीर अब नहीं है।
script-fragment-lost = जवाब रास्ते में खो गया। फिर से दबाएँ: दूसरा व्यू खर्च नहीं होगा।
script-fragment-part = यह लिंक अधूरा है।
script-fragment-part-detail = इसका एक हिस्सा छूट गया है। पूरा लिंक फिर से कॉपी करें, या भेजने वाले से दोबारा माँगें।
