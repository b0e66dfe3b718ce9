# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = मॉडरेटर
# The list of cases that wait.
console-queue = कतार
# Of posts, before they are shown.
console-review = जाँच
console-channels = चैनल
# What moderators did, line by line.
console-log = लॉग
console-sign-out = साइन आउट करें
console-back = वापस
role-moderator = मॉडरेटर
role-child-safety = बाल सुरक्षा मॉडरेटर
role-operator = संचालक
role-auditor = ऑडिटर

# $number is that of a picture, which is shown small and blurred.
console-tile = तस्वीर { $number }, धुंधली
console-hold = पास से देखने के लिए टाइल को या <kbd>l</kbd> दबाए रखें। हर बार देखना लॉग में लिखा जाता है।
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = { $time } की देरी
console-nothing-waits = यहाँ कुछ बाकी नहीं है।
# Several things in one line.
console-two = { $first }, { $rest }
console-block = यही तस्वीर ब्लॉक करें
block-nowhere = कहीं नहीं
block-channels = चैनलों में
block-everywhere = हर जगह
console-remove = हटाएँ
console-remove-for-good = हमेशा के लिए हटाएँ
# A post that stays above the others of its channel.
console-pinned = पिन की गई
console-pin = पिन करें
console-unpin = पिन हटाएँ

# Signing in.
sign-in = साइन इन करें
sign-in-name = नाम
sign-in-passkey = अपनी पासकी से साइन इन करें
sign-in-or = या पासवर्ड और कोड से
sign-in-password = पासवर्ड
sign-in-code = आपके ऑथेंटिकेटर ऐप का कोड
sign-in-cookie = मॉडरेटरों को इस सर्वर का संचालक आमंत्रित करता है। साइन इन करने पर यह ब्राउज़र 12 घंटे के लिए एक कुकी रखता है।
script-passkey-unused = पासकी इस्तेमाल नहीं हुई। फिर से कोशिश करें।
script-passkey-failed = यह नहीं हो पाया। फिर से कोशिश करें।

# An invitation to become a moderator.
join = आमंत्रण
join-welcome = स्वागत है, { $name }
# $role is role-… from above.
join-invited = आपको इस सर्वर पर { $role } के रूप में आमंत्रित किया गया है। चुनें कि आप साइन इन कैसे करेंगे। यह पेज एक ही बार काम करता है।
join-passkey = पासकी से
join-passkey-why = आपका फ़ोन, कंप्यूटर या सुरक्षा कुंजी बताती है कि आप कौन हैं। कुछ टाइप नहीं करना, और कोई इसे आपसे धोखे से नहीं ले सकता।
join-passkey-make = पासकी बनाएँ
join-passkey-scripts = पासकी के लिए JavaScript चाहिए। पासवर्ड और कोड उसके बिना भी चलते हैं।
join-password = पासवर्ड और कोड से
join-scan = इसे ऑथेंटिकेटर ऐप से स्कैन करें, या ऐप में गुप्त कोड टाइप करें।
join-secret = गुप्त कोड, QR कोड के रूप में
join-new-password = नया पासवर्ड, कम से कम 12 अक्षरों का
join-code = वह कोड जो ऐप अभी दिखा रहा है
join-set = पासवर्ड सेट करके साइन इन करें

# The queue.
queue-waiting-none = कुछ बाकी नहीं है।
queue-waiting = { $waiting ->
    [one] { $waiting } मामला बाकी है।
   *[other] { $waiting } मामले बाकी हैं, किसी में देरी नहीं।
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] { $waiting } मामला बाकी है, उसमें देरी हो चुकी है।
   *[other] { $waiting } मामले बाकी हैं, उनमें से { $overdue } में देरी हो चुकी है।
}
queue-posts-wait = { $count ->
    [0] कोई पोस्ट बाकी नहीं है।
    [one] { $count } पोस्ट बाकी है।
   *[other] { $count } पोस्ट बाकी हैं।
}
# Filters of the list.
queue-kind = प्रकार
queue-all = सभी
queue-state = स्थिति
queue-all-that-wait = सभी बाकी मामले
queue-mine = मेरे
queue-overdue = देरी वाले
queue-filter = फ़िल्टर करें
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = नज़दीकी समय-सीमा वाले
queue-later = बाद की समय-सीमा वाले

# What a case is about. Short: it is a heading and a line of a list.
about-csam = बच्चे का यौन शोषण
about-child-exploitation = बाल शोषण
about-ncii = अंतरंग, बिना सहमति
about-threat-to-life = जान को खतरा
about-terror = आतंकवाद
about-gore = बेहद हिंसक दृश्य
about-animal-cruelty = जानवरों पर क्रूरता
about-harassment-doxxing = उत्पीड़न, पता उजागर करना
about-hate = नफ़रत
about-self-harm = खुद को नुकसान
about-fraud-malware = धोखाधड़ी, मैलवेयर
about-copyright = कॉपीराइट
about-trademark = ट्रेडमार्क
about-privacy = निजता
about-illegal-other = दूसरे कारण से गैरकानूनी
about-rules-other = यहाँ के नियमों के खिलाफ़

# Kinds of cases.
class-child-abuse = बाल यौन शोषण
class-threat-to-life = जान को खतरा
class-authority = सरकारी आदेश
class-intimate = अंतरंग
class-copyright = कॉपीराइट
class-illegal = गैरकानूनी
class-rules = नियम
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = बाल यौन शोषण (पुष्ट)
listed-csam-self-report = बाल यौन शोषण (तस्वीर वाले व्यक्ति की रिपोर्ट)
listed-ncii-self-report = अंतरंग, बिना सहमति (तस्वीर वाले व्यक्ति की रिपोर्ट)
listed-terror = आतंकवाद
# Removed from this server before.
listed-removed-here = यहाँ से हटाई गई
listed-operator = संचालक की सूची

# How a case stands.
state-open = खुला
# Somebody said what it is.
state-triaged = छाँटा गया
state-assigned = सौंपा गया
state-decided = फ़ैसला हुआ
# Everybody concerned was told.
state-notified = सूचना दी गई
state-closed = बंद
state-appealed = अपील में
state-upheld = फ़ैसला कायम
state-overturned = फ़ैसला पलटा गया

# In which form a report came: of which law, or a plain one.
kind-plain = रिपोर्ट
kind-intimate = अंतरंग तस्वीर
kind-copyright = कॉपीराइट
kind-eu = EU नोटिस
kind-authority = सरकारी आदेश

# A case in a line, such as "EU notice, 3 reports, 2 pictures".
case-facts = { $reports }, { $what }
case-facts-of-kind = { $kind }, { $reports }, { $what }
case-count-reports = { $count } रिपोर्ट
case-count-pictures = { $count ->
    [one] { $count } तस्वीर
   *[other] { $count } तस्वीरें
}
case-no-pictures = कोई तस्वीर नहीं
case-a-comment = एक कमेंट
case-escalated = ऊपर भेजा गया
case-hidden = छिपाया गया
# $name is a moderator who works on it.
case-with = { $name } के पास

# One case.
case-comment = कमेंट
case-pictures = तस्वीरें
case-evidence-gone = सबूत अब नहीं है।
# $time is a span such as 12 min.
case-pause = आपने बहुत कुछ ऐसा देखा है जो देखना मुश्किल है। तस्वीरें { $time } में फिर दिखेंगी; इसे छोड़कर आगे बढ़ें, या थोड़ा टहल आएँ।
case-unopened = रिपोर्ट करने वालों में से कोई इसे खोल नहीं सका, या सबूत अब नहीं है। इसे छिपाया या रहने दिया जा सकता है, या रिपोर्ट करने वाले से पासवर्ड पूछा जा सकता है।
# Who said the comment, and when.
case-comment-line = { $name }, { $at }
case-comment-owner = { $name }, जिसने इसे शेयर किया, { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }, { $to } के जवाब में, { $at }
case-comment-owner-answer = { $name }, जिसने इसे शेयर किया, { $to } के जवाब में, { $at }
# Names of facts, and what stands beside them.
case-fact-share = शेयर
case-fact-comment = कमेंट
case-fact-comment-where = लिंक { $link } के नीचे { $number }
case-fact-post = पोस्ट
case-fact-caption = कैप्शन
case-fact-state = स्थिति
case-fact-ends = { $time } में खत्म
case-fact-gone = { $reason ->
    [expired] समय पूरा
    [spent] व्यू खत्म
    [withdrawn] वापस लिया गया
   *[removed] हटाया गया
}
case-fact-shared = कब शेयर हुआ
case-fact-same = यही तस्वीर
case-fact-same-nowhere = और कहीं नहीं
case-fact-same-others = { $count ->
    [one] { $count } दूसरे शेयर में
   *[other] { $count } दूसरे शेयरों में
}
case-appeal = अपील
case-appeal-overturned = { $name } ने पलटा, { $at }: { $facts }
case-appeal-upheld = { $name } ने कायम रखा, { $at }: { $facts }
# The owner's answer to a copyright notice.
case-counter = जवाबी नोटिस
case-counter-sued = { $at } को भेजा गया। दावेदार अदालत गया; { $noted } को दर्ज किया गया।
case-counter-waits = { $at } को भेजा गया। यह { $until } को फिर से दिखने लगेगा।
case-sued = दर्ज करें कि दावेदार अदालत गया
case-reports = रिपोर्ट ({ $count })
# Such as "Hate, EU notice by takedown, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }, { $kind }, { $source } से, { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = पेज
source-api = API
source-takedown = हटाने के अनुरोध वाले पेज
source-list = सूची
source-review = जाँच
# What a form of a law asks for: names of its parts.
element-statement = बयान
element-name = नाम
element-contact = संपर्क
element-address = पता
element-phone = फ़ोन
element-signature = हस्ताक्षर
element-work = काम
element-good-faith = सद्भाव
element-accuracy = जानकारी सही होना
element-authority = प्राधिकरण
element-legal-basis = कानूनी आधार
element-reference = संदर्भ संख्या
case-contact = संपर्क: { $contact }
# What whoever reported it was asked.
case-asked = पूछा गया: { $question }
case-notes = नोट
case-note = दूसरे मॉडरेटरों के लिए नोट
case-note-hint = दूसरे मॉडरेटरों के लिए एक नोट
case-note-add = नोट जोड़ें
case-history = अब तक क्या हुआ
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = मालिक
past-triage = { $who } ने बताया कि यह क्या है
past-assign = { $who } ने इसे अपने पास लिया या किसी को सौंपा
past-hide = { $who } ने इसे फ़िलहाल छिपाया
past-show = { $who } ने इसे फिर से दिखाया
past-escalate = { $who } ने इसे ऊपर भेजा
past-decide-keep = { $who } ने इसे रहने देने का फ़ैसला किया
past-decide-hide = { $who } ने इसे छिपाने का फ़ैसला किया
past-decide-remove = { $who } ने इसे हटाने का फ़ैसला किया
past-notify = { $who } ने सभी संबंधित लोगों को बताया
past-close = { $who } ने इसे बंद किया
past-appeal = { $who } ने अपील की
past-uphold = { $who } ने फ़ैसला कायम रखा
past-overturn = { $who } ने फ़ैसला पलटा
past-restore = { $who } ने जवाबी नोटिस के बाद इसे बहाल किया
past-reopen = { $who } ने इसे फिर से खोला

# What can be done. Buttons.
case-show = फिर से दिखाएँ
case-hide = फ़िलहाल छिपाएँ
case-escalate = ऊपर भेजें
case-take = अपने पास लें
case-skip = छोड़ें
case-decide = फ़ैसला करें
case-outcome = नतीजा
case-keep = रहने दें
# Until it expires.
case-hide-it = छिपाएँ
case-remove = हटाएँ
case-only = सिर्फ़ ये तस्वीरें
# A label before a choice: a law, or a rule of this house.
case-ground = इसने क्या तोड़ा
case-a-law = कोई कानून
case-a-rule = यहाँ का कोई नियम
case-which = कौन-सा
case-found = क्या पाया गया
case-found-for-owner = क्या पाया गया, मालिक के लिए लिखें
case-decide-unseen = बिना देखे फ़ैसला करें
case-comment-told = यह किसने कहा, कोई नहीं जानता: फ़ैसला किसी को नहीं बताया जाता, और कोई अपील नहीं कर सकता। जो हटाया जाता है, वह तुरंत मिट जाता है।
case-copies = { $count ->
    [one] यह फ़ैसला इसी तस्वीर वाले { $count } दूसरे शेयर पर भी लागू होगा।
   *[other] यह फ़ैसला इसी तस्वीर वाले { $count } दूसरे शेयरों पर भी लागू होगा।
}
case-triage = बताएँ कि यह क्या है
case-category = श्रेणी
case-category-set = श्रेणी सेट करें
case-ask-reporter = रिपोर्ट करने वाले से पूछें
case-question = सवाल, जो रिपोर्ट के पेज पर दिखेगा
case-ask = सवाल पूछें
case-give = किसी को सौंपें
case-moderator = मॉडरेटर
case-assign = सौंपें

# What was decided.
case-decided-keep = फ़ैसला: रहने दें
case-decided-hide = फ़ैसला: छिपाएँ
case-decided-remove = फ़ैसला: हटाएँ
case-decided-by = { $name }, { $at }
# Without looking at it.
case-decided-unseen = { $name }, { $at }, बिना देखे
# Together with another case about the same picture.
case-decided-copy = { $name }, { $at }, मामले { $case } के साथ
case-decided-unseen-copy = { $name }, { $at }, बिना देखे, मामले { $case } के साथ
case-law = कानून: { $law }
case-rule = नियम: { $rule }
case-appeal-not-yours = इस मामले का फ़ैसला आपने किया था, इसलिए अपील पर फ़ैसला कोई और करेगा।
case-appeal-decide = अपील पर फ़ैसला करें
# The decision stands.
case-uphold = कायम रखें
case-overturn = पलटें
case-appeal-why = क्यों, मालिक के लिए लिखें

# Posts that wait.
review-all = सभी चैनल
review-others = कुछ पोस्ट दूसरों के देखने के लिए हैं।
# Both are spans such as 3 h 12 min.
review-waits = { $waited } से बाकी, { $left } में समय पूरा।
# $lists are listed-… from above.
review-listed = सूची में: { $lists }।
review-keep = रहने दें
review-make-case = इस पर मामला बनाएँ
review-make = मामला बनाएँ
review-category = यह क्या है
review-more = इस चैनल की और पोस्ट

# Channels.
console-channels-none = अभी कोई चैनल नहीं है।
console-channels-make = चैनल बनाएँ
console-channels-slug = पते में नाम
console-channels-make-it = चैनल बनाएँ
# Beside a channel's name.
channel-mark-closed = बंद
channel-mark-adult = वयस्कों के लिए
channel-mark-reviewed = पहले जाँच
rules-title = शीर्षक
rules-about = किस बारे में है
rules-capacity = ज़्यादा से ज़्यादा पोस्ट
rules-any-number = कितनी भी
rules-retention = हर पोस्ट कितने समय रहे
rules-while-room = जब तक जगह हो
rules-slow = एक ही व्यक्ति की दो पोस्ट के बीच का समय
rules-no-time = कोई नहीं
rules-review = हर पोस्ट को पहले एक मॉडरेटर देखे
rules-adult = वयस्कों के लिए
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = समय इस तरह लिखें: 30s, 10m, 24h या 7d। पोस्ट की संख्या, समय, या दोनों दें।
channel-desk-closed = इसे बंद कर दिया गया: इसकी पोस्ट अब नहीं हैं, और इसका नाम किसी और को नहीं मिलेगा।
channel-desk-pinned = पिन की गई
channel-desk-posts = पोस्ट
channel-desk-older = पुरानी पोस्ट
channel-desk-newest = सबसे नई पोस्ट
channel-desk-none = यहाँ कुछ पोस्ट नहीं हुआ है।
channel-desk-none-older = यहाँ उससे पहले कुछ पोस्ट नहीं हुआ।
channel-desk-rules = यह चैनल क्या है
channel-desk-change = चैनल बदलें
channel-desk-close = चैनल बंद करें
channel-desk-close-why = इसकी पोस्ट तुरंत मिट जाएँगी, और इसका नाम किसी और को नहीं मिलेगा। इसे वापस नहीं लाया जा सकता।
channel-desk-sure = { $name } को हमेशा के लिए बंद करें

# One post of a channel.
console-post = एक पोस्ट
console-post-in = { $channel } की एक पोस्ट
console-post-where = <a href="{ $url }">{ $channel }</a> में
# Such as "2 pictures, 1 comment, 3 h ago".
console-post-line = { $pictures }, { $comments }, { $ago }
console-count-comments = { $count } कमेंट
console-post-comments = कमेंट
console-post-silent = इसके नीचे कुछ नहीं कहा गया है।
console-comment-remove = कमेंट { $number } हटाएँ

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> अगला और पिछला मामला · <kbd>Enter</kbd> खोलें · <kbd>/</kbd> फ़िल्टर · <kbd>q</kbd> कतार · <kbd>r</kbd> जाँच
keys-channels-page = <kbd>c</kbd> चैनल
keys-log = <kbd>o</kbd> लॉग
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> नतीजा · <kbd>g</kbd> आधार · <kbd>f</kbd> क्या पाया गया · <kbd>h</kbd> छिपाएँ या दिखाएँ · <kbd>e</kbd> ऊपर भेजें · <kbd>a</kbd> अपने पास लें · <kbd>s</kbd> छोड़ें · <kbd>n</kbd> नोट · <kbd>t</kbd> श्रेणी · <kbd>j</kbd> <kbd>k</kbd> तस्वीरें · <kbd>l</kbd> देखने के लिए दबाए रखें · <kbd>q</kbd> कतार
keys-review = <kbd>j</kbd> <kbd>k</kbd> तस्वीरें · <kbd>l</kbd> देखने के लिए दबाए रखें · फ़ोकस वाली पोस्ट के लिए, या पहली के लिए: <kbd>1</kbd> रहने दें · <kbd>2</kbd> मामला बनाएँ · <kbd>3</kbd> हटाएँ · <kbd>q</kbd> कतार
keys-channels = <kbd>j</kbd> <kbd>k</kbd> अगला और पिछला चैनल · <kbd>Enter</kbd> खोलें · <kbd>m</kbd> नया बनाएँ · <kbd>q</kbd> कतार
keys-channel = <kbd>j</kbd> <kbd>k</kbd> तस्वीरें · <kbd>l</kbd> देखने के लिए दबाए रखें · फ़ोकस वाली पोस्ट के लिए, या पहली के लिए: <kbd>1</kbd> पिन करें या पिन हटाएँ · <kbd>3</kbd> हटाएँ · <kbd>t</kbd> शीर्षक · <kbd>q</kbd> कतार
keys-post = <kbd>j</kbd> <kbd>k</kbd> तस्वीरें और कमेंट · <kbd>l</kbd> देखने के लिए दबाए रखें · <kbd>1</kbd> पिन करें या पिन हटाएँ · <kbd>3</kbd> हटाएँ · <kbd>x</kbd> फ़ोकस वाला कमेंट हटाएँ · <kbd>q</kbd> कतार

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own. $case stands after a colon, so that it needs no oblique form.
log-what-it-is = हर देखना और हर काम, हर लाइन अपने से पहली लाइन से जुड़ी हुई। <span class="mono">chatpic admin log verify</span> पूरे लॉग को फिर से पढ़कर जाँचता है।
log-line = लाइन
log-when = कब
log-who = किसने
log-what = क्या
log-older = पुरानी लाइनें
log-operator = संचालक
log-case = मामला <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = एक मामला
log-opened = खोला: { $case }
log-looked = तस्वीर { $picture } की टाइल देखी: { $case }
log-looked-closer = तस्वीर { $picture } पास से देखी: { $case }
log-hid = छिपाया: { $case }
log-showed = फिर से दिखाया: { $case }
log-escalated = ऊपर भेजा: { $case }
# $name is a moderator.
log-assigned = { $name } को सौंपा: { $case }
log-skipped = छोड़ा: { $case }
log-noted = नोट लिखा: { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] रहने देने का फ़ैसला किया: { $case }
    [hide] छिपाने का फ़ैसला किया: { $case }
   *[remove] हटाने का फ़ैसला किया: { $case }
}
log-decided-unseen = { $decision ->
    [keep] बिना देखे, रहने देने का फ़ैसला किया: { $case }
    [hide] बिना देखे, छिपाने का फ़ैसला किया: { $case }
   *[remove] बिना देखे, हटाने का फ़ैसला किया: { $case }
}
log-appeal-decided = { $decision ->
    [upheld] अपील पर फ़ैसला कायम रखा: { $case }
   *[overturned] अपील पर फ़ैसला पलटा: { $case }
}
log-closed = बंद किया: { $case }
log-invited = { $name } को { $role } के रूप में आमंत्रित किया
# $with is by what they sign in.
log-joined = { $with ->
    [passkey] { $name } पासकी के साथ शामिल
   *[other] { $name } पासवर्ड और कोड के साथ शामिल
}
log-signed-in = साइन इन किया
log-signed-out = साइन आउट किया
log-deactivated = { $name } को निष्क्रिय किया
log-read = लॉग पढ़ा
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = सूची { $list }: { $change }
log-vault-kept = वॉल्ट में सील किया: { $case }
log-vault-exported = वॉल्ट से एक्सपोर्ट किया: { $case }
log-vault-asked = वॉल्ट के बारे में दूसरे व्यक्ति से पूछा: { $case }
# $by is the second person.
log-vault-prolonged = { $by } के साथ वॉल्ट में रखने का समय बढ़ाया: { $case }
log-vault-destroyed = { $by } के साथ वॉल्ट में नष्ट किया: { $case }
log-vault-destroyed-why = { $by } के साथ वॉल्ट में नष्ट किया ({ $why }): { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = रोक लगाई: { $case }
log-ban-lifted = रोक हटाई: { $case }
log-channel-made = चैनल { $channel } बनाया
log-channel-changed = चैनल { $channel } बदला
log-channel-closed = चैनल { $channel } बंद किया
log-review = बाकी पोस्ट देखीं
log-review-of = { $channel } में बाकी पोस्ट देखीं
log-channel-opened = चैनल { $channel } खोला
log-post-opened = { $channel } में पोस्ट { $post } खोली
log-post-looked = पोस्ट { $post } की तस्वीर { $picture } की टाइल देखी
log-post-looked-closer = पोस्ट { $post } की तस्वीर { $picture } पास से देखी
log-post-kept = पोस्ट { $post } को { $channel } में आने दिया
log-post-removed = पोस्ट { $post } को { $channel } से हटाया
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] पोस्ट { $post } को { $channel } से हटाया, चैनलों में ब्लॉक किया
   *[everywhere] पोस्ट { $post } को { $channel } से हटाया, हर जगह ब्लॉक किया
}
log-post-filed = पोस्ट { $post } पर मामला बनाया: { $case }
log-post-pinned = { $channel } में पोस्ट { $post } पिन की
log-post-unpinned = { $channel } में पोस्ट { $post } से पिन हटाया
log-comment-removed = { $channel } में पोस्ट { $post } के नीचे का कमेंट { $comment } हटाया
# $date is a day such as 2026-12-31, or none.
log-sunset = बंद होने का दिन तय किया: { $date }
