# The page on which pictures are shared, and the form of a channel.

home-title = थोड़े समय के लिए तस्वीरें शेयर करें
# The legend of the terms to pick: 10 min, 1 hour …
home-lifetime = कितने समय बाद गायब हों
# What the chips below are, for screen readers.
home-terms = शर्तें
# A chip: the link can be opened once.
home-once = 1 व्यू
password = पासवर्ड
# In an empty field: no password, no limit.
none = कोई नहीं
# A chip: each view is marked with an ID of its own.
home-mark = निशान
# A button beside a password: shows what is typed.
home-reveal = दिखाएँ
home-more = और विकल्प
home-view-limit = व्यू की सीमा
home-recipients = इनमें से हर व्यक्ति के लिए एक लिंक, हर लाइन में एक नाम
home-recipients-example = आशा&#10;रवि
home-alt = तस्वीरों में क्या है, हर तस्वीर के लिए एक लाइन, उन लोगों के लिए जो देख नहीं सकते
# The label is the name of the link: whoever it is for.
home-mark-named = निशान में लिंक का नाम भी दिखाएँ
terms-end-early = देखने वाले अपना लिंक नष्ट कर सकें
home-comments = देखने वाले कमेंट कर सकें
home-preview = चैट ऐप पहली तस्वीर दिखा सकें। उनके पास रखी कॉपी लिंक के बाद भी रहती है
home-adult = वयस्कों के लिए
# A button. The script names the count once there are pictures.
home-share = तस्वीरें शेयर करें
home-channels = कुछ ऐसा जो सब देखें? उसके लिए <a href="/c">चैनल</a> हैं।
tray-invitation = तस्वीरें चुनें, यहाँ छोड़ें या पेस्ट करें
tray-invitation-videos = तस्वीरें और वीडियो चुनें, यहाँ छोड़ें या पेस्ट करें
tray-formats = { $count ->
    [one] JPEG, PNG, GIF या WebP। { $count } तस्वीर, { $size } तक की।
   *[other] JPEG, PNG, GIF या WebP। { $count } तस्वीरों तक, हर एक { $size } तक की।
}
# $size is a picture's, $film a video's.
tray-formats-videos = { $count ->
    [one] { $count } फ़ाइल: JPEG, PNG, GIF, WebP या AVIF, { $size } तक की, या वीडियो (MP4, MOV, WebM), { $film } तक का।
   *[other] { $count } फ़ाइलों तक: JPEG, PNG, GIF, WebP या AVIF, हर एक { $size } तक की; वीडियो (MP4, MOV, WebM), हर एक { $film } तक का।
}
# A button that opens the camera.
tray-take = फ़ोटो खींचें
sending-bar = अपलोड
sending-cancel = अपलोड रद्द करें
# A proof of work that an upload may take.
pass-field = अपलोड पास
pass-how = JavaScript के बिना आपका ब्राउज़र इसे खुद नहीं ला सकता: <code>chatpic solve --server URL</code> एक पास दिखा देता है।

# What the scripts of the tray say.

script-share = तस्वीरें शेयर करें
script-share-some = { $count ->
    [one] { $count } तस्वीर शेयर करें
   *[other] { $count } तस्वीरें शेयर करें
}
script-post = तस्वीरें पोस्ट करें
script-post-some = { $count ->
    [one] { $count } तस्वीर पोस्ट करें
   *[other] { $count } तस्वीरें पोस्ट करें
}
script-add-more = और जोड़ें
script-in-tray = { $count ->
    [one] { $count } तस्वीर, { $size }
   *[other] { $count } तस्वीरें, { $size }
}
script-tray-empty = कोई तस्वीर नहीं
# Buttons on a picture in the tray; $name is a file's name.
script-remove = { $name } को हटाएँ
script-earlier = { $name } को आगे लाएँ
script-later = { $name } को पीछे ले जाएँ
# A field.
script-describe = तस्वीर { $number } में क्या है ({ $name })
script-large-title = यह फ़ाइल { $size } की है।
script-large-detail = तस्वीरें { $size } तक की हो सकती हैं।
script-large-video-detail = वीडियो { $size } तक के हो सकते हैं।
script-many-title = ये { $count } से ज़्यादा तस्वीरें हैं।
script-many-detail = { $count ->
    [one] पहली तस्वीर रख ली गई है।
   *[other] पहली { $count } तस्वीरें रख ली गई हैं।
}
script-heic-title = { $name } एक HEIC तस्वीर है, जिसे ज़्यादातर ब्राउज़र नहीं दिखा सकते।
script-heic-detail = इसे फ़ाइलों के बजाय अपनी फ़ोटो लाइब्रेरी से चुनें: तब फ़ोन इसे बदल देता है। या कैमरे को JPEG पर सेट करें: सेटिंग, कैमरा, फ़ॉर्मैट, सबसे ज़्यादा संगत (Most Compatible)।
script-avif-title = { $name } एक AVIF तस्वीर है, जो यहाँ नहीं ली जाती।
script-avif-detail = इसे JPEG, PNG या WebP में सेव करें और वह फ़ाइल शेयर करें।
script-video-title = { $name } एक वीडियो है।
script-video-detail = यहाँ सिर्फ़ तस्वीरें शेयर हो सकती हैं: JPEG, PNG, GIF या WebP।
script-sending = भेजा जा रहा है
script-sent = { $total } में से { $sent }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $total } में से { $sent }, { $speed }/सेकंड, { $left } में पूरा होगा
script-percent = { $percent } प्रतिशत भेजा गया
script-sealing = साफ़ और सील किया जा रहा है
script-sealing-said = भेज दिया गया। अब साफ़ और सील किया जा रहा है
script-working = अपलोड पास बनाया जा रहा है
script-working-said = अपलोड पास बनाया जा रहा है, इसमें कुछ सेकंड लगते हैं
script-no-pass = यह पेज अपलोड पास नहीं बना सका। पेज फिर से लोड करें।
script-cancelled = अपलोड रद्द किया गया
script-failed = यह नहीं हो पाया।
script-odd-answer = आपके और सर्वर के बीच कहीं से ऐसा जवाब आया जो नहीं आना चाहिए था। थोड़ी देर में फिर से कोशिश करें।
script-lost = कनेक्शन टूट गया। फिर से कोशिश हो रही है
script-broken = कनेक्शन टूट गया।
# $button is what stands on the button that sends.
script-broken-detail = कुछ नहीं खोया: “{ $button }” फिर से दबाएँ।
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = एक अपलोड बीच में रुक गया था। { $name } को फिर से चुनें, वह { $percent }% से आगे बढ़ेगा।
script-unfinished-whole = { $name } भेजी जा चुकी है, पर शेयर नहीं हुई। फ़ाइल फिर से चुनें: कुछ भी दो बार नहीं भेजा जाएगा।
# After it was chosen again.
script-unfinished-on = { $name } { $percent }% से आगे बढ़ रही है।
# A button.
script-unfinished-forget = भूल जाएँ
script-unfinished-forgotten = यहाँ से और सर्वर से हटा दिया गया।

# Where terms are ticked one by one.
terms-mark = हर व्यू पर उसकी अपनी आईडी का निशान लगाएँ, ताकि तस्वीर लीक हो तो पता चले कि किसके व्यू से हुई
