# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = { $time } में फ़ैसला होगा
countdown-shown = { $time } में फिर से दिखेगा
countdown-over = अब क्या स्थिति है, यह देखने के लिए पेज दोबारा लोड करें।

# A button under a picture or a comment.
report-this = इसकी रिपोर्ट करें

# What it is reported as, to choose from.
category-csam = बच्चे का यौन शोषण
category-child-exploitation = बच्चे को यौन रूप में दिखाना या उसका शोषण
category-ncii = बिना सहमति की अंतरंग तस्वीर
category-threat-to-life = किसी की जान को खतरा
category-terror = आतंकवाद
category-gore = बेहद हिंसक दृश्य
category-animal-cruelty = जानवरों पर क्रूरता
category-harassment-doxxing = उत्पीड़न, या किसी के घर का पता बताना
category-hate = नफ़रत
category-self-harm = खुद को नुकसान पहुँचाना या आत्महत्या
category-fraud-malware = धोखाधड़ी या नुकसान पहुँचाने वाला सॉफ़्टवेयर
category-copyright = कॉपीराइट
category-trademark = ट्रेडमार्क
category-privacy = किसी को उसकी मर्ज़ी के खिलाफ़ दिखाना
category-illegal-other = कुछ और, जो गैरकानूनी है
category-rules-other = गैरकानूनी नहीं, लेकिन दिशानिर्देशों के खिलाफ़

# Fields of every form.
field-link = लिंक
field-category = यह क्या है
# Where nothing is chosen yet.
field-choose = चुनें
field-what-is-wrong = क्या गलत है (खाली छोड़ सकते हैं)
field-who-is-shown = इसमें कौन है, और यह बिना सहमति के क्यों है
field-anything-else = कुछ और (खाली छोड़ सकते हैं)
field-why-illegal = यह गैरकानूनी क्यों है
field-what-is-ordered = क्या आदेश दिया गया है
field-name = आपका नाम
field-where-to-reach = आपसे संपर्क कहाँ हो (खाली छोड़ सकते हैं)
field-email = ईमेल पता, जिस पर आपसे संपर्क हो सके
field-address = आपका डाक पता
field-phone = आपका टेलीफ़ोन नंबर
field-signature = हस्ताक्षर: टाइप किया हुआ आपका पूरा नाम
field-work = वह काम जो आपका है, और वह कहाँ देखा जा सकता है
field-no-consent = मेरा सद्भावपूर्वक मानना है कि इसे उस व्यक्ति की सहमति के बिना दिखाया गया है जो इसमें है।
field-not-allowed = मेरा सद्भावपूर्वक मानना है कि इस इस्तेमाल की अनुमति न मालिक ने दी है, न उनके एजेंट ने, और न कानून देता है।
field-good-faith = मेरा सद्भावपूर्वक मानना है कि मैंने यहाँ जो कहा है, वह सही और पूरा है।
field-accuracy = मैंने यहाँ जो कहा है, वह सही है और, झूठी गवाही के दंड के अधीन, मैं मालिक हूँ या मुझे मालिक की ओर से कदम उठाने का अधिकार है।
field-authority = कौन-सा प्राधिकरण, और वहाँ कौन
field-legal-basis = कानूनी आधार
field-reference = आदेश की संदर्भ संख्या
field-mistake = झूठी गवाही के दंड के अधीन, मेरा सद्भावपूर्वक मानना है कि इसे गलती से, या कुछ और समझकर हटाया गया।
field-jurisdiction = मुझे अपने पते की अदालत का अधिकार क्षेत्र स्वीकार है (अगर पता अमेरिका से बाहर का है: अमेरिका की किसी भी ऐसी अदालत का, जिसके ज़िले में यह सर्वर पाया जा सके), और यह भी कि दावेदार की ओर से मुझ पर कानूनी कागज़ात तामील किए जा सकते हैं।

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = एक साथ बहुत-सी रिपोर्ट आ रही हैं।
script-report-working = आपका ब्राउज़र इस रिपोर्ट के लिए काम कर रहा है, इसमें कुछ सेकंड लगते हैं।
script-report-lacks = एक चीज़ छूट गई है।
script-report-password = पासवर्ड फिर से लिखें और भेजें।

# The form for everything.
report-title = रिपोर्ट करें
report = तस्वीर या कमेंट की रिपोर्ट करें
report-explained = आपको न खाता चाहिए, न नाम बताना है। आपको एक लिंक मिलेगा, जिससे आप देख सकते हैं कि रिपोर्ट का क्या हुआ। जिसने तस्वीर शेयर की या कुछ कहा, उसे नहीं बताया जाता कि आप कौन हैं।
report-password = इसका पासवर्ड, अगर कोई है
# A button.
report-send = रिपोर्ट भेजें
report-promise = आपकी रिपोर्ट से मॉडरेटर वही खोल सकते हैं जिसकी आप रिपोर्ट कर रहे हैं, और कुछ नहीं; पासवर्ड हो, तो उसके बिना वे इसे नहीं देख सकते। अगर कोई बच्चा या किसी की जान खतरे में है, तो पहले पुलिस को फ़ोन करें। आपकी अंतरंग तस्वीरों, कॉपीराइट और सरकारी आदेशों के लिए <a href="/takedown">अलग फ़ॉर्म</a> हैं।

# The forms that laws give.
takedown-title = हटाने का अनुरोध
takedown = हटाने का अनुरोध करें
takedown-explained = उन मामलों के लिए जिनका तरीका कानून में तय है। बाकी सबके लिए: <a href="/report">रिपोर्ट करें</a>।
takedown-copies = आप जिसका लिंक देते हैं, उसके साथ इस सर्वर पर उसकी हूबहू कॉपियाँ भी हटती हैं। सर्वर कौन चलाता है और चिट्ठियाँ किसे भेजें, यह <a href="/legal/contact">संपर्क</a> पेज पर है।

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = कुछ गैरकानूनी: EU नोटिस
notice-eu-promise = डिजिटल सर्विसेज़ ऐक्ट के तहत। रसीद तुरंत, और फ़ैसला कारणों के साथ।
notice-eu-explained = किसी भी गैरकानूनी चीज़ के लिए, यूरोपीय संघ के डिजिटल सर्विसेज़ ऐक्ट के अनुच्छेद 16 के तहत। आपको रसीद तुरंत मिलती है, और फ़ैसला कारणों के साथ। अगर बात बच्चे के यौन शोषण की है, तो आपका नाम और संपर्क खाली रह सकते हैं।
notice-eu-send = नोटिस भेजें
notice-eu-after = जिसने इसे शेयर किया, उसे नहीं बताया जाता कि आप कौन हैं।
notice-intimate = बिना सहमति की अंतरंग तस्वीर
notice-intimate-promise = तुरंत छिपाई जाती है, चाहे कंप्यूटर से बनाई गई हो।
notice-intimate-explained = ऐसी तस्वीर के लिए जिसमें आप, या कोई ऐसा व्यक्ति जिसकी ओर से आप बोल सकते हैं, बिना सहमति के नग्न या अंतरंग रूप में दिखता है, चाहे तस्वीर असली हो या कंप्यूटर से बनाई गई। यह फ़ॉर्म भेजते ही उसे छिपा दिया जाता है, और कोई व्यक्ति उसे 12 घंटे में देखता है, ज़्यादा से ज़्यादा 48 घंटे में।
notice-intimate-send = तस्वीर हटवाएँ
notice-intimate-after = जिसने इसे शेयर किया, उसे नहीं बताया जाता कि आप कौन हैं। यहाँ मौजूद हूबहू कॉपियाँ भी साथ में हटती हैं। अगर आप दूसरे लिंक जानते हैं, तो हर एक के लिए यह फ़ॉर्म भेजें।
notice-copyright = कॉपीराइट नोटिस
notice-copyright-promise = 17 USC 512 की छह बातें। फ़ैसला एक दिन में, ज़्यादा से ज़्यादा तीन में।
notice-copyright-explained = आपके अपने काम के लिए, या ऐसे काम के लिए जिसके मालिक की ओर से आप कदम उठा सकते हैं। 17 USC 512 के तहत नोटिस में छह बातें होती हैं, और यह फ़ॉर्म वे सभी पूछता है। फ़ैसला एक दिन में होता है, ज़्यादा से ज़्यादा तीन में।
notice-copyright-send = कॉपीराइट नोटिस भेजें
notice-copyright-after = जिसने इसे शेयर किया, उसे आपका नाम, आपका काम और आपकी कही बात दिखती है, और वह जवाबी नोटिस (counter-notice) से जवाब दे सकता है, जो आपको मिलेगा। जो जान-बूझकर झूठा दावा करता है, उसे नुकसान की भरपाई करनी पड़ सकती है।
notice-authority = सरकारी आदेश
notice-authority-promise = संचालक को तुरंत सूचना जाती है।
notice-authority-explained = अदालतों और सरकारी प्राधिकरणों के लिए। इससे संचालक को तुरंत सूचना जाती है, और एक घंटे में फ़ैसला होता है।
notice-authority-send = आदेश भेजें
notice-authority-after = आदेश पर जो हटाया जाता है, उसे देखने आए लोगों को यह बात बताई जाती है। यहाँ से यह पता नहीं चल सकता कि उसे किसने शेयर किया या देखा: कोई IP पता नहीं रखा जाता।
notice-password = लिंक का पासवर्ड, अगर है और आप जानते हैं

# What became of a report.
reported-title = आपकी रिपोर्ट
reported-received = आपकी रिपोर्ट हमें मिल गई है
reported-in-review = इसे देखा जा रहा है
reported-kept = यह बना रहेगा
reported-hidden = इसे छिपाया गया है
reported-removed = इसे हटा दिया गया
reported-appealed = इसे फिर से देखा जा रहा है
reported-overturned = यह फिर से दिख रहा है
reported-received-next = अब एक मॉडरेटर उसे देखेगा जिसकी आपने रिपोर्ट की है, और फ़ैसला करेगा।
reported-in-review-next = यह एक मॉडरेटर के पास है। उनका फ़ैसला यहाँ दिखेगा।
reported-kept-next = एक मॉडरेटर ने इसे देखा और ऐसा कुछ नहीं पाया जो यहाँ मना है। अगर कुछ और बताना हो, तो फिर से रिपोर्ट करें और वह लिखें।
# “It” is a comment.
reported-comment-next = यह फ़ैसला एक मॉडरेटर ने किया। यह किसने कहा, कोई नहीं जानता, इसलिए कारण किसी को नहीं बताया जाता।
reported-decided-next = यह फ़ैसला एक मॉडरेटर ने किया। जिसने इसे शेयर किया, वह अपील कर सकता है; तब कोई और इसे देखेगा, और इस पेज पर यह लिखा होगा।
reported-appealed-next = जिसने इसे शेयर किया, उसने अपील की है। अब फ़ैसला ऐसा मॉडरेटर करेगा जिसने पहले फ़ैसला नहीं किया था।
reported-overturned-next = जिसने इसे शेयर किया, उसने अपील की, और उसकी बात सही थी।
reported-ask = मॉडरेटर पूछते हैं
reported-answer = उसी लिंक की <a href="/report">एक और रिपोर्ट से जवाब दें</a>।
reported-unseen = इसे यहाँ कोई नहीं देख सकता: इस पर पासवर्ड लगा है। अगर आप पासवर्ड जानते हैं, तो उसके साथ <a href="/report">फिर से रिपोर्ट करें</a>।
reported-as = रिपोर्ट का कारण: { $category }
reported-at = मिली: { $hour }
reported-decided-at = फ़ैसला हुआ: { $hour }
reported-is-hidden = इसे अभी देखा नहीं जा सकता।
reported-is-shown = यह छिपा नहीं है।
reported-keep = यह पेज सँभालकर रखें
reported-keep-explained = आपकी रिपोर्ट का क्या हुआ, यह देखने का तरीका सिर्फ़ इस पेज का पता है। खो जाए तो कोई इसे आपको वापस नहीं दे सकता।
# A button.
reported-copy = यह लिंक कॉपी करें

# What was reported and decided, in numbers.
transparency-title = पारदर्शिता
transparency = पारदर्शिता
transparency-explained = यहाँ किन चीज़ों की रिपोर्ट हुई, क्या फ़ैसले हुए, और उनमें कितना समय लगा। 1 से 4 तक की संख्या &lt;5 लिखी जाती है, ताकि किसी की पहचान न हो सके।
transparency-programs = यही जानकारी <a href="/transparency.json">प्रोग्रामों के लिए</a>।
# In small print beside a category and before a number: such as “EU notice, by page”.
transparency-notices = { $form }, { $source } से
transparency-intimate = तस्वीर में दिख रहे व्यक्ति का अनुरोध
transparency-copyright = कॉपीराइट नोटिस
transparency-eu = EU नोटिस
transparency-authority = आदेश
transparency-report = रिपोर्ट
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = पेज
transparency-source-api = API
transparency-source-takedown = हटाने के अनुरोध वाले पेज
# What was decided how often.
transparency-removed = हटाया गया
transparency-hidden = छिपाया गया
transparency-kept = रहने दिया गया
# In small print beside that: the law or rule it rests on.
transparency-by-law = कानून के आधार पर: { $ground }
transparency-by-rule = नियम के आधार पर: { $ground }
# Each before a length of time.
transparency-half = आधे फ़ैसले इतने समय में
transparency-most = 20 में से 19 इतने समय में
# Each before a number.
transparency-requests = अंतरंग तस्वीरों के अनुरोध, जिन पर फ़ैसला हुआ
transparency-in-time = इनमें से 48 घंटे के अंदर
transparency-appeals = अपीलें, जिन पर फ़ैसला हुआ
transparency-reversals = इनमें से, जिनमें फ़ैसला पलटा
transparency-orders = सरकारी आदेश
transparency-lists = पहले से पहचानी गई तस्वीरों की सूचियाँ
transparency-no-list = इस सर्वर पर कोई सूची नहीं है: अपलोड की गई किसी चीज़ का किसी से मिलान नहीं होता।
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } प्रविष्टि। मिलान होने पर <span class="mono">{ $action }</span>। मिलान: { $hits }, उनमें से गलत: { $wrong }।
   *[other] <span class="mono">{ $class }</span>, { $entries } प्रविष्टियाँ। मिलान होने पर <span class="mono">{ $action }</span>। मिलान: { $hits }, उनमें से गलत: { $wrong }।
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } प्रविष्टि, { $day } की। मिलान होने पर <span class="mono">{ $action }</span>। मिलान: { $hits }, उनमें से गलत: { $wrong }।
   *[other] <span class="mono">{ $class }</span>, { $entries } प्रविष्टियाँ, { $day } की। मिलान होने पर <span class="mono">{ $action }</span>। मिलान: { $hits }, उनमें से गलत: { $wrong }।
}
