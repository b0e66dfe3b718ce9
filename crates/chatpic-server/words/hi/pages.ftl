# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = अब नहीं है
gone-view = यह व्यू खत्म हो गया है।
gone-picture = यह तस्वीर अब नहीं है।
gone-post = यह पोस्ट अब नहीं है।
gone-view-over = एक व्यू थोड़ी देर ही चलता है, और इसका समय पूरा हो गया है।
gone-post-over = पोस्ट कुछ समय तक रहती हैं, या तब तक जब तक नई पोस्ट को उनकी जगह न चाहिए।
gone-time-over = इसके लिए एक समय तय था, और वह पूरा हो गया है।
gone-views-used = इसके लिए कुछ ही व्यू तय थे, और वे सब खर्च हो चुके हैं।
gone-withdrawn = इसे समय से पहले वापस ले लिया गया।
gone-removed = इस सर्वर के एक मॉडरेटर ने इसे हटा दिया।
gone-open-again = अगर लिंक के व्यू बाकी हैं, तो उसे दोबारा खोलने पर एक और व्यू खर्च होगा।
gone-ask = अगर आपको यह अब भी चाहिए, तो उस व्यक्ति से माँगें जिसने आपको लिंक भेजा।

# Somebody who was shown the pictures destroyed the link.
ended-title = नष्ट किया गया
ended-heading = यह लिंक नष्ट कर दिया गया है।
ended-about = अब इसे कोई नहीं खोल सकता, आप भी नहीं, और इसका हर व्यू खत्म हो गया है।
ended-sender = जिसने इसे आपको भेजा, उसे दिखेगा कि किसी देखने वाले ने इसे खत्म किया।

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = यह सूची सिर्फ़ इस ब्राउज़र में है, और कहीं नहीं। जो भी यह ब्राउज़र इस्तेमाल करता है, वह इसमें मौजूद हर शेयर को खोल, बदल और मिटा सकता है।
mine-no-script = आपका ब्राउज़र यह सूची JavaScript से रखता है, जो बंद है।
mine-none = यहाँ अभी कुछ याद नहीं रखा गया है। इस ब्राउज़र से आप जो शेयर करेंगे, वह यहाँ दिखेगा।
mine-copy = लिंक कॉपी करें
mine-delete = यह शेयर मिटाएँ
# It is taken off the list, and stays shared.
mine-forget = यहाँ याद न रखें
# All shares.
mine-all = सभी शेयर
mine-delete-all = सभी शेयर मिटाएँ
mine-delete-all-about = ऊपर के हर शेयर का हर लिंक तुरंत बंद हो जाएगा, और खुले हुए व्यू खत्म हो जाएँगे। इसे वापस नहीं किया जा सकता।
mine-move = सूची को दूसरे ब्राउज़र में ले जाएँ
mine-move-about = इस फ़ाइल में आपके मैनेज लिंक होते हैं: यह जिसके पास हो, इन शेयरों पर उसका पूरा नियंत्रण होता है।
mine-save = सूची को फ़ाइल में सेव करें
mine-add = फ़ाइल से सूची जोड़ें
mine-file = यहाँ या किसी दूसरे ब्राउज़र में सेव की गई सूची

# What its script says. { $when } is a day and a time.
script-mine-shared = { $when } को शेयर किया
# The server is asked what became of a share.
script-mine-asking = पूछा जा रहा है…
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count } लिंक
script-mine-opened = { $count ->
    [0] अभी तक नहीं खोला गया
   *[other] { $count } बार खोला गया
}
# { $time } is such as 3 h 12 min.
script-mine-left = { $time } में गायब
script-mine-expired = इसका समय पूरा हो गया है।
script-mine-waiting = पहले एक मॉडरेटर इसे देखता है।
script-mine-spent = इसके व्यू खत्म हो गए हैं।
script-mine-withdrawn = आपने इसे मिटा दिया।
script-mine-removed = इसे हटा दिया गया।
script-mine-gone = यह अब नहीं है।
script-mine-forgotten = यह अब नहीं है, और सर्वर को भी याद नहीं है।
script-mine-silent = सर्वर अभी नहीं बता सकता। फिर से पूछने के लिए पेज दोबारा लोड करें।
script-mine-unreached = सर्वर तक पहुँच नहीं हो पाई। फिर से पूछने के लिए पेज दोबारा लोड करें।
script-mine-copy = लिंक कॉपी करें
script-mine-copied = कॉपी हो गया
# The same button, after it was pressed once.
script-mine-delete-sure = सबके लिए मिटाएँ?
script-mine-deleted = मिटाया गया
script-mine-not-deleted = यह मिटाया नहीं जा सका। फिर से कोशिश करें।
script-mine-all-deleted = { $count ->
    [one] { $count } शेयर मिटाया गया
   *[other] { $count } शेयर मिटाए गए
}
script-mine-some-left = { $count ->
    [one] { $count } शेयर मिटाया नहीं जा सका। फिर से कोशिश करें।
   *[other] { $count } शेयर मिटाए नहीं जा सके। फिर से कोशिश करें।
}
script-mine-added = { $count ->
    [one] { $count } शेयर जोड़ा गया
   *[other] { $count } शेयर जोड़े गए
}
script-mine-no-list = यह फ़ाइल यहाँ सेव की गई कोई सूची नहीं है।

# How to share from a phone. What stands in <b> is what the phone itself says; in brackets as it says it in
# English, as many phones in India are set to English.
phone-about = स्टोर से इंस्टॉल करने के लिए कोई ऐप नहीं है। यही पेज ऐप बन सकता है।
phone-android = Android
phone-android-install = यह साइट अपने ब्राउज़र में खोलें, फिर उसका मेन्यू, फिर <b>होम स्क्रीन पर जोड़ें (Add to home screen)</b> या <b>इंस्टॉल करें (Install)</b>।
phone-android-share = इसके बाद ChatPic शेयर करने के मेन्यू में दिखेगा: गैलरी में तस्वीरें चुनें, शेयर दबाएँ और ChatPic चुनें।
phone-terms = इस तरह आई तस्वीरों पर सामान्य शर्तें लगती हैं: { $time } बाद गायब, व्यू कितने भी। दूसरी शर्तों के लिए पेज खोलें और वहाँ चुनें।
phone-iphone = iPhone और iPad
# Shortcuts is an app of Apple's.
phone-iphone-about = पहले शेयर, फिर <b>होम स्क्रीन में जोड़ें (Add to Home Screen)</b>: इससे यह पेज आपके ऐप के साथ दिखने लगता है। Safari पेजों को शेयर शीट में नहीं आने देता, लेकिन एक शॉर्टकट से यह हो जाता है। शॉर्टकट (Shortcuts) ऐप में एक नया शॉर्टकट बनाएँ:
phone-iphone-sheet = उसके विवरण में <b>शेयर शीट में दिखाएँ (Show in Share Sheet)</b> चालू करें और <b>इमेज (Images)</b> चुनें।
phone-iphone-convert = <b>इमेज कन्वर्ट करें (Convert Image)</b> जोड़ें: JPEG में। (iPhone तस्वीरें HEIC में खींचता है, जो यहाँ नहीं ली जातीं।)
phone-iphone-send = <b>URL का कॉन्टेंट प्राप्त करें (Get Contents of URL)</b> जोड़ें: <span class="mono">{ $url }</span>, मेथड POST, रिक्वेस्ट बॉडी Form। File प्रकार का एक फ़ील्ड जोड़ें, जिसका नाम (Key) <span class="mono">file</span> हो और मान कन्वर्ट की गई इमेज। Text प्रकार का एक फ़ील्ड जोड़ें, जिसका नाम (Key) <span class="mono">expires_in</span> हो और मान जैसे <span class="mono">1h</span>; व्यू की सीमा के लिए एक और, जिसका नाम (Key) <span class="mono">max_views</span> हो।
phone-iphone-copy = <b>क्लिपबोर्ड पर कॉपी करें (Copy to Clipboard)</b> जोड़ें। जवाब में बस लिंक आता है, और कुछ नहीं।
phone-iphone-note = ध्यान रखें कि इस तरह भेजा गया लिंक वापस नहीं लिया जा सकता: शॉर्टकट मैनेज लिंक को फेंक देता है। उसे रखने के लिए पेज से शेयर करें।

# For those who write programs.
api-about = पेज जो कुछ करते हैं, वह सब प्रोग्रामों के लिए भी। न कुंजी, न खाता: JSON भेजें और JSON पाएँ, गड़बड़ियाँ <span class="mono">application/problem+json</span> में।
api-whole = पूरा विवरण, OpenAPI 3.1 में: <a href="/api/openapi.json">/api/openapi.json</a>

# What a phone says of the page as an app.
app-about = थोड़े समय के लिए तस्वीरें शेयर करें, बिना खाते के।

# What a link shows where it is posted, in a chat for example.
card-title = आपके साथ कुछ शेयर किया गया है
card-about = सिर्फ़ थोड़े समय के लिए उपलब्ध है। देखने के लिए लिंक खोलें।

# The end of the instance: its operator closes it for good.
closing-title = बंद हो रहा है
closing-heading = अब नई तस्वीरें नहीं
closing-about = यह सर्वर बंद हो रहा है और अब तस्वीरें नहीं लेता। जो शेयर हो चुका है, वह तब तक देखा जा सकता है।
closing-yours = क्या तस्वीरें आपने शेयर की थीं? अपना मैनेज लिंक खोलें: वहाँ आपको अपनी तस्वीरों का लिंक मिलेगा।
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>यह सर्वर { $time } में बंद हो जाएगा,</strong> { $day } को 0:00 UTC पर। अब यह नई तस्वीरें नहीं लेता; लिंक तब तक, या अपना समय पूरा होने तक चलेंगे।
farewell-closed = <strong>यह सर्वर बंद हो गया है।</strong> लिंक किसी भी पल काम करना बंद कर सकते हैं।
