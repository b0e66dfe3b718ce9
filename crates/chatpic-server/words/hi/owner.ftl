# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = आपका शेयर

# Headings: how it stands.
manage-gone = यह शेयर अब नहीं है।
manage-restricted = यह शेयर कोई नहीं देख सकता।
manage-share = आपका शेयर
manage-waiting = जाँच का इंतज़ार
manage-post = आपकी पोस्ट
manage-ready = भेजने के लिए तैयार

# Why it is gone.
manage-gone-expired = इसका समय पूरा हो गया है।
manage-gone-spent = इसके सभी व्यू खर्च हो गए हैं।
manage-gone-links = इसके लिंक रद्द या खत्म कर दिए गए; किसने किया, यह हर लिंक पर लिखा है।
manage-gone-withdrawn = आपने इसे मिटा दिया।
manage-gone-removed = इस सर्वर के एक मॉडरेटर ने इसे हटा दिया।

# In the place of promise-sealed.
manage-promise-public = आपकी पोस्ट सार्वजनिक है।
# A button to the home page.
manage-share-another = तस्वीर शेयर करें
manage-may-be-open = जिसने इसे समय रहते खोल लिया, वह अपना व्यू खत्म होने तक देख सकता है।
# A button.
manage-end-views = सभी खुले व्यू अभी खत्म करें

# While the instance is closing.
manage-fetch = जो आपका है, ले जाएँ
manage-fetch-explained = यह सर्वर बंद हो रहा है। आपका अपना एक लिंक आपकी तस्वीरें दिखाता है और कोई व्यू खर्च नहीं करता।
# A button.
manage-fetch-link = अपनी तस्वीरों का लिंक पाएँ
# The name of that link, said by its owner: my own link.
manage-fetch-name = मेरा लिंक

# A post, in the channel with this title.
manage-in = { $channel } में
manage-waits = यहाँ हर पोस्ट को सबसे पहले एक मॉडरेटर देखता है। उसके बाद वह अपने आप इस पते पर दिखने लगती है:
manage-look-at-channel = चैनल देखें
manage-comment-as-poster = पोस्ट करने वाले के तौर पर कमेंट करें

# Buttons.
manage-copy-link = लिंक कॉपी करें
manage-send-link = लिंक भेजें
manage-copy-manage-link = मैनेज लिंक कॉपी करें
# To copy what stands beside it.
manage-copy = कॉपी करें
script-copied = कॉपी हो गया
script-copy-refused = यहाँ कॉपी करने की अनुमति नहीं है

manage-keep = यह पेज सँभालकर रखें
manage-keep-share = इसका पता ही आपका मैनेज लिंक है। इससे आप देख सकते हैं कि तस्वीरें कितनी बार खोली गईं, समय बदल सकते हैं और उन्हें मिटा सकते हैं। खो जाए तो कोई इसे आपको वापस नहीं दे सकता, और यह जिसके पास हो, पूरा नियंत्रण उसी का होता है।
manage-keep-post = इसका पता ही आपका मैनेज लिंक है। इससे आप अपनी पोस्ट मिटा सकते हैं। खो जाए तो कोई इसे आपको वापस नहीं दे सकता, और यह जिसके पास हो, पूरा नियंत्रण उसी का होता है।
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = इस ब्राउज़र ने इसे <a href="/mine">मेरे शेयर</a> में याद रखा है।
manage-not-kept = इस ब्राउज़र ने इसे <a href="/mine">मेरे शेयर</a> में याद नहीं रखा है।
# Buttons; “here” is this browser.
manage-forget-here = यहाँ याद न रखें
manage-remember-here = यहाँ याद रखें

manage-pictures = { $count ->
    [one] आपकी तस्वीर
   *[other] आपकी { $count } तस्वीरें
}
manage-nothing-removed = कुछ भी निकालने की ज़रूरत नहीं पड़ी
manage-removed = निकाला गया: { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }, { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = GPS लोकेशन
removed-camera-model = कैमरे का मॉडल
removed-serial-number = सीरियल नंबर
removed-software = सॉफ़्टवेयर के नाम
removed-times = तारीखें और समय
removed-names = लोगों के नाम
removed-comment = टिप्पणियाँ
removed-thumbnail = थंबनेल
removed-maker-notes = कैमरा बनाने वाली कंपनी के नोट
removed-exif = कैमरे का दूसरा डेटा (Exif)
removed-xmp = एडिटिंग का डेटा (XMP)
removed-iptc = कैप्शन और श्रेय (IPTC)
removed-content-credentials = कॉन्टेंट क्रेडेंशियल
removed-extra-pictures = फ़ाइल के अंदर की अतिरिक्त तस्वीरें
removed-profile-texts = कलर प्रोफ़ाइल में लिखे टेक्स्ट
removed-between-frames = फ़्रेमों के बीच के नोट
removed-subtitles = सबटाइटल और अध्याय
removed-data-tracks = सेंसर का डेटा और दूसरे डेटा ट्रैक
removed-extra-tracks = जो तस्वीरें और आवाज़ चलती नहीं
removed-language = भाषा
removed-attachments = जुड़ी हुई फ़ाइलें
# $size: such as 2.1 KiB.
removed-unneeded = तस्वीर के लिए गैरज़रूरी { $size }
removed-after-end = तस्वीर के अंत के बाद का { $size }

# A heading: times somebody looked.
manage-views = व्यू

manage-changes = इरादा बदल गया?
# What opens a form.
manage-change-end = खत्म होने का समय बदलें
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = अब से कितने समय बाद गायब हो
# A button.
manage-set-time = नया समय सेट करें
manage-delete-share = यह शेयर मिटाएँ
manage-delete-post = यह पोस्ट मिटाएँ
manage-delete-share-explained = हर लिंक तुरंत काम करना बंद कर देगा, और खुले हुए व्यू खत्म हो जाएँगे। इसे वापस नहीं किया जा सकता।
manage-delete-post-explained = यह तुरंत मिट जाएगी, और इसके नीचे कही गई हर बात भी। इसे वापस नहीं किया जा सकता।

# Links. One without a name is told by its place.
link-nth = लिंक { $number }
# How a link stands.
link-not-opened = खोला नहीं गया
link-spent = व्यू खत्म
link-ended = देखने वाले ने खत्म किया
link-revoked = रद्द किया गया
link-expired = समय पूरा
link-removed = हटाया गया
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>खोला गया</strong> { $first }
link-opened-last = <strong>खोला गया</strong> { $first }, आखिरी बार { $last }
link-stands-once = <strong>{ $state }</strong>, खोला गया { $first }
link-stands-last = <strong>{ $state }</strong>, खोला गया { $first }, आखिरी बार { $last }
link-seen = { $views } बार देखा गया
link-seen-of = { $max } में से { $views } बार देखा गया
link-no-limit = व्यू की कोई सीमा नहीं
# What a link allows.
link-password = पासवर्ड से खुलता है
link-marked = हर व्यू पर निशान लगता है
link-marked-name = हर व्यू पर नाम के साथ निशान लगता है
link-end-early = देखने वाले इसे नष्ट कर सकते हैं
# Leads to what was said under a link.
link-comments = कमेंट
# The address of a picture itself.
link-direct = सीधा लिंक
link-direct-nth = सीधा लिंक { $number }
link-copy-direct = सीधा लिंक { $number } कॉपी करें
link-qr = QR कोड
link-qr-alt = यह लिंक QR कोड के रूप में
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = वेब पेजों और फ़ोरम के लिए
# $name: HTML, Markdown or BBCode.
link-copy-snippet = { $name } कॉपी करें
link-revoke = यह लिंक रद्द करें
link-revoke-explained = यह तुरंत काम करना बंद कर देगा, और इसके खुले हुए व्यू खत्म हो जाएँगे। बाकी लिंक बने रहेंगे।

# The form for one more link.
adding = लिंक जोड़ें
adding-explained = किसी और के लिए: इसका अपना नाम, अपना समय और अपनी सीमाएँ होंगी, और इसे अलग से रद्द किया जा सकेगा।
adding-name = नाम, जो सिर्फ़ आपको दिखेगा
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = कितने समय बाद गायब हो
adding-view-limit = व्यू की सीमा
adding-password = पासवर्ड
# In an empty field: no limit, no password.
adding-none = कोई नहीं
adding-adult = वयस्कों के लिए
adding-name-in-mark = निशान में नाम दिखाएँ
# The same on the home page.
# A button.
adding-add = लिंक जोड़ें

# Which link a picture that got out was seen by.
trace = लीक का पता लगाएँ
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong>: व्यू <span class="mono">{ $id }</span>, { $hour } को दिया गया।
trace-not-here = इसमें <span class="mono">{ $id }</span> लिखा है। इस शेयर के किसी व्यू की यह आईडी नहीं है।
trace-unreadable = इस तस्वीर में कोई निशान पढ़ा नहीं जा सका। इसका मतलब यह नहीं कि निशान था ही नहीं: हो सकता है तस्वीर बहुत छोटी हो या बहुत बदल दी गई हो। अगर आपको उसमें कोई आईडी दिखती है, तो वह लिखें।
trace-explained = जो तस्वीर बाहर आ गई और जिस पर निशान था, वह बता देती है कि उसे किस लिंक से देखा गया। तस्वीर एक बार देखी जाती है और रखी नहीं जाती।
trace-id = उसमें लिखी आईडी
trace-picture = या वह तस्वीर ही
# A button.
trace-it = लीक का पता लगाएँ

# What was decided about it, and what its owner can answer.
decision-wrong = फ़ैसला गलत था
decision-why-removed = इसे क्यों हटाया गया
decision-why-hidden = यह क्यों छिपाया गया है
decision-for-now = फ़िलहाल छिपाया गया है
decision-wrong-explained = किसी और ने इसे देखा, और यह फिर से दिख रहा है।
decision-explained = यह फ़ैसला इस सर्वर के एक मॉडरेटर ने किया। आगे लिखा है कि वे क्या कहते हैं और आप क्या कर सकते हैं। यह पेज सँभालकर रखें: जवाब यहीं मिलेंगे।
decision-for-now-explained = किसी ने इसकी रिपोर्ट की है, और एक मॉडरेटर इसे देख रहा है। फ़ैसला होने तक इसे कोई नहीं देख सकता। आपको कुछ नहीं करना है: अगर यह रह सकता है, तो अपने आप फिर से दिखने लगेगा।
# $day: such as 2026-03-01.
decision-removed-on = इसे { $day } को हटाया गया।
decision-hidden-on = इसे { $day } को, समय पूरा होने तक के लिए, छिपाया गया।
decision-law = इसका आधार कानून है: { $ground }
decision-rule = इसका आधार इस सर्वर के नियम हैं: { $ground }
decision-found-copy = प्रोग्राम ने पाया कि यह उस चीज़ की हूबहू कॉपी है जिस पर एक मॉडरेटर फ़ैसला कर चुका था।
decision-found-report = इसका पता एक रिपोर्ट से चला। एक व्यक्ति ने इसे देखा और फ़ैसला किया।
# Gives the decision and its reasons.
decision-file = फ़ैसला फ़ाइल में पाएँ
decision-notice = कॉपीराइट नोटिस
decision-claim = { $name } का कहना है कि इसमें उनका यह काम दिखता है: { $work }
decision-sued = आपने जवाब दिया। दावेदार अदालत गया है, इसलिए उसका नतीजा आने तक यह हटा रहेगा।
decision-countered = आपने जवाब दिया। अगर दावेदार अदालत नहीं जाता, तो यह अपने आप फिर से दिखने लगेगा।
appeal = आपने अपील की
# Before the reasons of whoever decided.
appeal-right = आपकी बात सही थी।
appeal-wrong = फ़ैसला कायम है।
appeal-waits = अब इसे कोई ऐसा व्यक्ति देख रहा है जिसने पहले फ़ैसला नहीं किया था। उनका जवाब यहाँ दिखेगा।
appeal-open = फ़ैसले के खिलाफ़ अपील करें
appeal-explained = आप एक ही बार अपील कर सकते हैं। जिस मॉडरेटर ने पहले फ़ैसला नहीं किया था, वह इसे फिर से देखेगा, ज़्यादा से ज़्यादा एक-दो हफ़्ते में। आप अदालत भी जा सकते हैं, या यूरोपीय संघ में विवाद सुलझाने वाली किसी प्रमाणित संस्था के पास।
appeal-text = फ़ैसला गलत क्यों है
appeal-until = अपील के लिए { $time } का समय बाकी है।
# A button.
appeal-send = अपील भेजें
counter-open = जवाबी नोटिस (counter-notice) से जवाब दें
counter-explained = <strong>आपका नाम और पता दावेदार को भेजा जाता है।</strong> अगर वह 10 से 14 कामकाजी दिनों में अदालत नहीं जाता, तो यह फिर से दिखने लगेगा; तब तक इसका समय रुका रहता है।
# A button.
counter-send = जवाबी नोटिस भेजें
