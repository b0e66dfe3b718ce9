# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = नहीं मिला
problem-unknown-why = इस पते पर कुछ नहीं है।
problem-gone = यह अब नहीं है
problem-gone-expired = इसका समय पूरा हो गया है।
problem-gone-spent = इसके सभी व्यू खर्च हो गए हैं।
problem-gone-withdrawn = इसे समय से पहले वापस ले लिया गया।
problem-gone-removed = इसे हटा दिया गया।
problem-hidden = फ़िलहाल छिपाया गया है
problem-hidden-why = इसके बारे में एक रिपोर्ट देखी जा रही है, तब तक यह छिपा है। बाद में फिर से कोशिश करें।
problem-password-required = पासवर्ड चाहिए
problem-password-required-why = इस लिंक पर पासवर्ड लगा है।
problem-password-wrong = पासवर्ड गलत है
problem-password-wrong-why = यह पासवर्ड सही नहीं है। कोई व्यू खर्च नहीं हुआ।
problem-nonce-used = यह व्यू खत्म हो गया है
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = यह nonce जिस व्यू के लिए था, वह खत्म हो गया है। नए व्यू के लिए नया nonce इस्तेमाल करें।
problem-still-running = अभी काम चल रहा है
problem-still-running-why = इसी अनुरोध पर अभी काम चल रहा है। थोड़ी देर में फिर से कोशिश करें।
problem-key-reused = Idempotency-Key पहले इस्तेमाल हो चुकी है
problem-key-reused-why = यह Idempotency-Key किसी दूसरे अनुरोध के साथ आई थी। नई इस्तेमाल करें।
problem-upload-over = यह अपलोड ख़त्म हो चुका है
problem-upload-expired = यह समय पर पूरा नहीं हुआ। नया शुरू करें।
problem-upload-spent = यह पहुँच गया और शेयर हो गया।
problem-upload-withdrawn = इसे पूरा होने से पहले ख़त्म कर दिया गया।
problem-upload-removed = जो पहुँचा, उसे शेयर नहीं किया जा सका।
problem-wrong-offset = यह यहाँ से आगे नहीं बढ़ता
problem-wrong-offset-why = इस अपलोड के { $received } बाइट यहाँ हैं। वहीं से आगे बढ़ें।
problem-wrong-checksum = यह वह नहीं है जो भेजा गया था
problem-wrong-checksum-why = बाइट रास्ते में बदल गए। उनमें से कुछ भी नहीं रखा गया: उन्हें फिर से भेजें।
problem-wrong-protocol = दूसरा प्रोटोकॉल
problem-wrong-protocol-why = यहाँ फिर से जारी होने वाले अपलोड tus 1.0.0 के अनुसार चलते हैं। इसे Tus-Resumable से बताएँ।
problem-not-bytes = यह किसी अपलोड का टुकड़ा नहीं है
problem-not-bytes-why = टुकड़ों को application/offset+octet-stream के रूप में भेजें।
problem-too-many-open = बहुत सारे अधूरे अपलोड
problem-too-many-open-why = नया शुरू करने से पहले अपने कुछ अपलोड पूरे करें या ख़त्म करें।
problem-field = एक फ़ील्ड स्वीकार नहीं हो सकता
problem-too-large = बहुत बड़ा है
problem-not-accepted = स्वीकार नहीं किया गया
problem-not-accepted-why = इसे यहाँ शेयर नहीं किया जा सकता।
problem-format = यह फ़ॉर्मैट यहाँ नहीं चलता
problem-formats = तस्वीरें JPEG, PNG, GIF, WebP या, जहाँ ली जाती है, AVIF हो सकती हैं; वीडियो, जहाँ लिए जाते हैं, MP4, MOV या WebM।
problem-broken = फ़ाइल खराब है
problem-deficient = नोटिस में कुछ कमी है
# $missing is a list such as "your name; how to reach you": see missing-… below.
problem-deficient-why = कृपया यह जोड़ें: { $missing }।
problem-legal-demand = आदेश पर हटाया गया
problem-legal-demand-why = इसे हटाया गया, क्योंकि कोई कानून या सरकारी प्राधिकरण ऐसा चाहता है।
problem-not-now = अभी की स्थिति में नहीं
problem-not-allowed = यह आप नहीं कर सकते
problem-not-allowed-why = यह किसी और को करना होगा।
problem-too-many = बहुत ज़्यादा अनुरोध
problem-too-many-why = थोड़े समय में बहुत ज़्यादा अनुरोध आए। { $seconds } सेकंड में फिर से कोशिश करें।
problem-channel-busy = चैनल नई पोस्ट से भरा है
problem-channel-busy-why = नई पोस्ट के लिए अभी इसमें से कुछ हट नहीं सकता। एक मिनट में फिर से कोशिश करें।
problem-channel-closed = यह चैनल बंद हो गया है
problem-channel-closed-why = इसमें अब कुछ पोस्ट नहीं होता, और जो यहाँ था, वह अब नहीं है।
problem-adults-only = सिर्फ़ वयस्कों के लिए
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = पते में adult=yes जोड़कर बताएँ कि आप वयस्क हैं।
problem-busy = अभी व्यस्त है
problem-busy-why = एक साथ बहुत-सी तस्वीरें आ रही हैं। थोड़ी देर में फिर से कोशिश करें।
problem-busy-marking-why = वीडियो पर एक के बाद एक निशान लगता है, और इसकी बारी अभी नहीं आई है। थोड़ी देर में फिर से कोशिश करें।
problem-no-room = जगह नहीं बची
problem-no-room-why = सर्वर पर नई तस्वीरों के लिए जगह नहीं है। बाद में फिर से कोशिश करें।
problem-malformed = अनुरोध पढ़ा नहीं जा सकता
# $reason is in English, for programmers.
problem-malformed-why = इसे पढ़ा नहीं जा सकता: { $reason }।
problem-timed-out = बहुत धीमा
problem-timed-out-why = अपलोड को पहुँचने में बहुत देर लगी। फिर से कोशिश करें।
problem-sunset = अब नई तस्वीरें नहीं
# $day is such as 2026-12-31.
problem-sunset-why = यह सर्वर { $day } को बंद हो रहा है और अब नई तस्वीरें नहीं लेता। लिंक तब तक, या अपना समय पूरा होने तक चलेंगे।
problem-pass-required = अपलोड पास चाहिए
# chatpic solve is a command.
problem-pass-required-why = यहाँ शेयर करने के लिए अभी अपलोड पास चाहिए, जिसे बनाने में आपके कंप्यूटर को कुछ सेकंड लगते हैं। होम पेज इसे खुद बना लेता है; `chatpic solve` भी एक पास दिखा देता है।
problem-proof-required = प्रूफ़ ऑफ़ वर्क चाहिए
problem-proof-required-why = एक साथ बहुत-सी रिपोर्ट आ रही हैं। इसे /api/v1/reports/challenge से मिले और हल किए हुए चैलेंज के साथ भेजें, या एक मिनट में फिर से।
problem-banned = यहाँ से अपलोड नहीं किया जा सकता
problem-banned-in-public = यहाँ से पोस्ट नहीं किया जा सकता
problem-sign-in-required = पहले साइन इन करें
problem-sign-in-required-why = यह सिर्फ़ साइन इन किए हुए मॉडरेटर कर सकते हैं।
problem-sign-in-wrong = साइन इन नहीं हो पाया
problem-sign-in-wrong-why = इसमें कुछ गलत है, या इसका समय पूरा हो गया है। फिर से कोशिश करें।
problem-cross-site = यहाँ से नहीं
problem-cross-site-why = यह अनुरोध किसी दूसरी साइट के पेज ने भेजा।
problem-range = ऐसी कोई रेंज नहीं
problem-range-why = तस्वीर में { $bytes } बाइट हैं।
problem-method = इस मेथड की अनुमति नहीं है
problem-method-why = यह पता इस मेथड को नहीं लेता।
problem-unavailable = अभी उपलब्ध नहीं
problem-unavailable-why = सर्वर पर कुछ गड़बड़ हुई। कुछ खोया नहीं है। थोड़ी देर में फिर से कोशिश करें।
unavailable-key-kept = { $days } दिन पुराने टैग की कुंजी अब भी मौजूद है।
unavailable-clock-behind = इस नोड की घड़ी डेटाबेस की घड़ी से { $seconds } सेकंड पीछे है।
unavailable-clock-ahead = इस नोड की घड़ी डेटाबेस की घड़ी से { $seconds } सेकंड आगे है।

# Buttons below a problem.
problem-again = फिर से कोशिश करें
problem-share = तस्वीर शेयर करें
# After a form with pictures came back.
problem-files = फ़ॉर्म खाली वापस आता है: कृपया तस्वीरें और बाकी सब फिर से चुनें।

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field }: मौजूद नहीं है।
wrong-switch = { $field }: true या false होना चाहिए।
wrong-up-to = { $field }: 1 से { $most } तक की कोई संख्या होनी चाहिए।
wrong-characters = { $field }: ज़्यादा से ज़्यादा { $most } अक्षर हो सकते हैं।
wrong-some-characters = { $field }: 1 से { $most } अक्षर होने चाहिए।
wrong-bytes = { $field }: 1 से { $most } बाइट हो सकते हैं।
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field }: अवधि इस तरह लिखें: 90s, 10m, 1h या 7d।
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field }: { $least } और { $most } के बीच होना चाहिए।
wrong-between-from-now = { $field }: अब से { $least } और { $most } के बीच होना चाहिए।
wrong-no-marks = { $field }: इस सर्वर पर निशान उपलब्ध नहीं हैं।
wrong-no-comments = { $field }: इस सर्वर पर कमेंट उपलब्ध नहीं हैं।
wrong-unlabelled-mark = { $field }: इसके लिए निशान चाहिए, और उसमें दिखाने के लिए एक नाम।
wrong-no-mark-on = { $field }: { $format } तस्वीरों पर निशान नहीं लग सकता; उन्हें JPEG, PNG या WebP के रूप में भेजें, या बिना निशान के।
wrong-too-small-to-mark = { $field }: निशान के लिए तस्वीर हर तरफ़ से कम से कम { $least } पिक्सल की होनी चाहिए, और इनमें से एक उससे छोटी है।
wrong-no-picture = { $field }: कम से कम एक तस्वीर चुनें।
wrong-pictures = { $field }: एक शेयर में ज़्यादा से ज़्यादा { $most } तस्वीरें हो सकती हैं।
wrong-one-picture = { $field }: एक ही तस्वीर हो सकती है।
wrong-more-pixels = { $field }: { $limit } से ज़्यादा पिक्सल हैं।
wrong-more-pixels-a-side = { $field }: एक तरफ़ { $limit } से ज़्यादा पिक्सल हैं।
wrong-more-pixels-longer = { $field }: लंबी तरफ़ { $limit } से ज़्यादा पिक्सल हैं।
wrong-more-pixels-shorter = { $field }: छोटी तरफ़ { $limit } से ज़्यादा पिक्सल हैं।
wrong-more-pixels-in-all = { $field }: सभी फ़्रेम मिलाकर { $limit } से ज़्यादा पिक्सल हैं।
wrong-more-seconds = { $field }: { $limit } सेकंड से ज़्यादा लंबा है।
# Frames of an animated picture.
wrong-more-frames = { $field }: { $limit } से ज़्यादा फ़्रेम हैं।
wrong-more-metadata = { $field }: { $limit } बाइट से ज़्यादा मेटाडेटा है।
wrong-more-profile = { $field }: कलर प्रोफ़ाइल { $limit } बाइट से बड़ी है।
# $what is in English, for programmers.
wrong-more-parts = { $field }: { $limit } से ज़्यादा { $what } हैं।
wrong-links = { $field }: 1 से { $most } लिंक के नाम देने होंगे।
wrong-passwords = { $field }: एक अपलोड के ज़्यादा से ज़्यादा { $most } लिंक पर पासवर्ड हो सकता है।
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field }: लिंक { $number }, { $inner }
wrong-session-id = { $field }: इसमें आठ अक्षर और अंक होते हैं, जैसे 4GX7-P2KM।
# A session ID, or the picture that got out.
wrong-no-leak = { $field }: आईडी लिखें, या लीक हुई तस्वीर चुनें।
wrong-no-caption = { $field }: एक लाइन में बताएँ कि यह क्या है।
wrong-no-text = { $field }: कुछ लिखें।
wrong-no-appeal = { $field }: इसमें लिखें कि फ़ैसला गलत क्यों है।
wrong-slug = { $field }: अंग्रेज़ी के 1 से 32 छोटे अक्षर (a–z), अंक और हाइफ़न इस्तेमाल करें।
wrong-taken = { $field }: यह पहले से लिया जा चुका है।
wrong-nothing-kept = { $field }: पोस्ट की संख्या, रहने की अवधि, या दोनों तय करें।
wrong-second = { $field }: कम से कम एक सेकंड होना चाहिए।
wrong-retention = { $field }: अवधि इस तरह लिखें: 10m, 24h या 7d।
wrong-slow = { $field }: एक घंटे तक की अवधि लिखें, जैसे 30s।
wrong-no-adult-channels = { $field }: सिर्फ़ उन सर्वरों के लिए है जिन पर adult_channels सेटिंग चालू है।
wrong-not-sure = { $field }: इसे टिक करना ज़रूरी है: बंद चैनल वापस नहीं लाया जा सकता।
wrong-new-password = { $field }: कम से कम { $least } अक्षर और ज़्यादा से ज़्यादा { $most } बाइट होने चाहिए।
wrong-code = { $field }: यह वह कोड नहीं है जो ऑथेंटिकेटर ऐप अभी दिखा रहा है।
wrong-no-ground = { $field }: इसमें लिखें कि यह किस कानून या नियम को तोड़ता है।
# $reason is in English, for programmers.
wrong-other = { $field }: { $reason }।

# What is too large.
too-large-file = यह फ़ाइल बहुत बड़ी है। यह { $size } तक की हो सकती है।
too-large-request = यह अनुरोध ज़्यादा से ज़्यादा 64 KiB का हो सकता है।
too-large-upload = यह उससे ज़्यादा है जितना इस अपलोड में होना था।

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = ऐनिमेटेड AVIF अभी नहीं चलता। { $formats }
unsupported-unchecked-avif = AVIF तस्वीरों की जाँच यहाँ अभी नहीं हो सकती: इसे JPEG, PNG या WebP में भेजें। { $formats }
unsupported-other-avif = इस तरह का AVIF नहीं चलता। { $formats }
unsupported-protected-avif = सुरक्षा लगा हुआ AVIF नहीं चलता। { $formats }
unsupported-scattered-avif = ऐसा AVIF नहीं चलता जिसके हिस्से दूसरी फ़ाइलों में हों। { $formats }
unsupported-arithmetic-jpeg = अरिथमेटिक कोडिंग वाली JPEG तस्वीरें नहीं ली जातीं। { $formats }
unsupported-lossless-jpeg = लॉसलेस और हायरार्किकल JPEG तस्वीरें नहीं ली जातीं। { $formats }
unsupported-deep-jpeg = हर रंग में 8 बिट से ज़्यादा वाली JPEG तस्वीरें नहीं ली जातीं। { $formats }
unsupported-colours-of-jpeg = JPEG तस्वीरें ग्रे, रंगीन या CMYK होनी चाहिए। { $formats }
unsupported-subsampled-jpeg = इस तरह की सबसैंपलिंग वाली JPEG तस्वीरें नहीं ली जातीं। { $formats }
unsupported-scans-of-jpeg = कई स्कैन वाली JPEG तस्वीरें प्रोग्रेसिव होनी चाहिए। { $formats }
unsupported-codec-setup = वीडियो में उसकी कोडिंग अनजान ढंग से बताई गई है। इसे किसी और प्रोग्राम से फिर सेव करें।
unsupported-packed-header = वीडियो का हेडर पैक किया हुआ है। इसे किसी और प्रोग्राम से फिर सेव करें।
unsupported-cut-stream = वीडियो को ऐसे ढंग से काटा गया है जो यहाँ नहीं लिया जा सकता। उस हिस्से को अलग वीडियो के रूप में फिर सेव करें।
unsupported-several-codings = वीडियो की कोडिंग बीच में बदल जाती है। इसे एक ही वीडियो के रूप में फिर सेव करें।
unsupported-odd-turn = वीडियो चौथाई घुमावों के बजाय तिरछा घुमाया गया है। इसे सीधा करके सेव करें।
unsupported-scattered-video = वीडियो के हिस्से दूसरी फ़ाइलों में हैं। इसे एक ही फ़ाइल में सेव करें।
unsupported-changing-speed = वीडियो बदलती रफ़्तार से चलता है। इसे इफ़ेक्ट लागू करके सेव करें।
unsupported-encrypted-video = वीडियो एन्क्रिप्ट किया हुआ या सुरक्षित है। सिर्फ़ बिना सुरक्षा वाले वीडियो शेयर हो सकते हैं।
unsupported-encoded-tracks = वीडियो में एन्क्रिप्ट या पैक किए हुए ट्रैक हैं। सिर्फ़ ऐसे वीडियो शेयर हो सकते हैं जिनमें ये न हों।
unsupported-laced-pictures = वीडियो में कई तस्वीरें एक ही ब्लॉक में पैक हैं। इसे किसी और प्रोग्राम से फिर सेव करें।
unsupported-see-through-video = वीडियो के कुछ हिस्से पारदर्शी हैं। इसे किसी पृष्ठभूमि के साथ फिर सेव करें।
unsupported-sound-of-webm = WebM वीडियो की आवाज़ Opus या Vorbis होनी चाहिए।
unsupported-sound-of-video = वीडियो की आवाज़ AAC, Opus या Vorbis होनी चाहिए। इसे ऐसी आवाज़ के साथ या बिना आवाज़ के फिर सेव करें।
unsupported-pictures-of-webm = WebM वीडियो VP8, VP9 या AV1 में कोड किया हुआ होना चाहिए।
unsupported-pictures-of-video = वीडियो H.264, VP8, VP9 या AV1 में कोड किया हुआ होना चाहिए। इसे H.264 में फिर सेव करें, जो हर जगह चलता है।
unsupported-no-video = फ़ाइल में कोई वीडियो नहीं है। अकेली आवाज़ शेयर नहीं की जा सकती।
unsupported-other-aac = इस तरह की AAC आवाज़ नहीं ली जाती। वीडियो को सामान्य AAC के साथ फिर सेव करें।

# Why a video can't be taken here, and what to do.
no-video-not-taken = यहाँ सिर्फ़ तस्वीरें शेयर हो सकती हैं, वीडियो नहीं।
no-video-no-tools = अभी यहाँ वीडियो नहीं लिए जा सकते: इस सर्वर पर ffmpeg नहीं है, जिसे इसके संचालक को इंस्टॉल करना होगा। तस्वीरें ली जाती हैं।
no-video-no-sandbox = यहाँ वीडियो नहीं लिए जा सकते: इस सर्वर का सिस्टम उस प्रोग्राम को अलग बंद नहीं रख सकता जो उन्हें डिकोड करता। तस्वीरें ली जाती हैं।
no-video-not-played = ज़्यादातर ब्राउज़र यह वीडियो नहीं चला सकते: यह H.265 (HEVC) में कोड किया हुआ है। iPhone पर अगले वीडियो के लिए सेटिंग, कैमरा, फ़ॉर्मैट में “सबसे ज़्यादा संगत (Most Compatible)” चुनें; इस वीडियो को H.264 में फिर सेव करें।
no-avif-no-tools = अभी यहाँ AVIF तस्वीरें नहीं ली जा सकतीं: इस सर्वर पर ffmpeg नहीं है, जिसे इसके संचालक को इंस्टॉल करना होगा। इसे JPEG, PNG या WebP के रूप में भेजें।
no-avif-no-sandbox = यहाँ AVIF तस्वीरें नहीं ली जा सकतीं: इस सर्वर का सिस्टम उस प्रोग्राम को अलग बंद नहीं रख सकता जो उन्हें डिकोड करता। इसे JPEG, PNG या WebP के रूप में भेजें।

# How a file is broken.
broken-empty = फ़ाइल पढ़ी नहीं जा सकती: वह खाली है। मूल फ़ाइल भेजें।
broken-undecodable = वीडियो अंत तक नहीं चल सकता: इसकी कुछ तस्वीरें खराब हैं। मूल फ़ाइल भेजें।
broken-too-heavy = वीडियो की जाँच में बहुत ज़्यादा समय लगता है। इसे और छोटे आकार या कम लंबाई में सेव करें, और फिर से कोशिश करें।
broken-truncated = फ़ाइल पढ़ी नहीं जा सकती: वह पूरी होने से पहले ही खत्म हो जाती है। मूल फ़ाइल भेजें।
# $reason is in English, for programmers.
broken-inside = फ़ाइल पढ़ी नहीं जा सकती: { $reason }। मूल फ़ाइल भेजें।

# How things stand, where that forbids what was asked.
not-now-one-link = पोस्ट का एक ही लिंक होता है, जिसे सब जानते हैं।
not-now-links = एक शेयर में ज़्यादा से ज़्यादा { $most } लिंक हो सकते हैं, जो अब नहीं हैं उन्हें मिलाकर।
not-now-thread-full = कमेंट नंबर { $most } पर थ्रेड खत्म हो जाता है।
not-now-no-appeal = इस पर अपील नहीं हो सकती, या अब नहीं हो सकती।
not-now-no-decision = जवाब देने के लिए कोई फ़ैसला नहीं है।
# A case of the moderators.
not-now-decided = इस पर फ़ैसला हो चुका है।
not-now-worn = इस मामले में बहुत कुछ हो चुका है।
not-now-notes = इस मामले में पहले से काफ़ी नोट हैं।
not-now-no-counter-notice = जवाब देने के लिए कोई जवाबी नोटिस नहीं है।
not-now-unseen = पहले किसी को इसे देखना होगा।
not-now-out-of-sight = इसे कोई नहीं देख सकता: इसे छिपाया या रहने दिया जा सकता है, या रिपोर्ट करने वाले से पूछा जा सकता है।
not-now-has-case = यह छिपा है, और इस पर एक मामला है।
# A list of pictures that nobody may share.
not-now-listed = एक सूची इसे रोकती है; इस पर मामला बनाएँ, या इसे हटाएँ।
not-now-confirmed = यह बच्चों के यौन शोषण की पुष्टि हो चुकी तस्वीरों की सूची में है: फ़ैसले के लिए इसे किसी को देखने की ज़रूरत नहीं।
not-now-pinned = जितनी पोस्ट पिन हैं, उनके बाद बस एक और पोस्ट की जगह बचती है।
not-now-pinned-beyond = जितनी जगह होगी, उससे ज़्यादा पोस्ट पिन हैं।
not-now-meanwhile = इस बीच किसी और ने इसे बदल दिया; फिर से कोशिश करें।
not-now-taken-over = कोई दूसरा अनुरोध इस अपलोड को आगे बढ़ा रहा है, या यह ख़त्म हो चुका है।
not-now-pieces = एक अपलोड ज़्यादा से ज़्यादा { $most } टुकड़ों में आ सकता है।
not-now-draft = यह एक ड्राफ़्ट है: इसे शेयर करने वाले अनुरोध में upload के रूप में इसका नाम दें।
not-now-unfinished = अभी सब कुछ यहाँ नहीं है।
not-now-unmarkable = इस वीडियो पर आपके लिए निशान नहीं लग सका, और यह सिर्फ़ निशान के साथ दिखाया जाता है। जिसने आपको लिंक भेजा, उसे बताएँ।
not-now-same-person = अपील पर फ़ैसला किसी और को करना होगा।
not-now-state = { $state ->
    [open] मामला खुला है, इसलिए यह नहीं हो सकता।
    [triaged] मामला छाँटा जा चुका है, इसलिए यह नहीं हो सकता।
    [assigned] मामला सौंपा जा चुका है, इसलिए यह नहीं हो सकता।
    [decided] मामले का फ़ैसला हो चुका है, इसलिए यह नहीं हो सकता।
    [notified] मामले की सूचना दी जा चुकी है, इसलिए यह नहीं हो सकता।
    [closed] मामला बंद हो चुका है, इसलिए यह नहीं हो सकता।
    [appealed] मामला अपील में है, इसलिए यह नहीं हो सकता।
    [upheld] मामले में फ़ैसला कायम रखा गया है, इसलिए यह नहीं हो सकता।
   *[overturned] मामले में फ़ैसला पलट दिया गया है, इसलिए यह नहीं हो सकता।
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = { $until } तक यहाँ से कुछ शेयर नहीं हो सकता, क्योंकि यहाँ से एक साथ बहुत ज़्यादा भेजा गया। देखने पर कोई रोक नहीं है।
banned-copyright = { $until } तक यहाँ से कुछ शेयर नहीं हो सकता, क्योंकि यहाँ से शेयर की गई कई चीज़ों ने कॉपीराइट का उल्लंघन किया। देखने पर कोई रोक नहीं है।
banned-rules = { $until } तक यहाँ से कुछ शेयर नहीं हो सकता, क्योंकि यहाँ से शेयर की गई किसी चीज़ ने इस सर्वर के नियम तोड़े। देखने पर कोई रोक नहीं है।
banned-law = { $until } तक यहाँ से कुछ शेयर नहीं हो सकता, क्योंकि यहाँ से शेयर की गई कोई चीज़ कानून के खिलाफ़ है। देखने पर कोई रोक नहीं है।
banned-in-public-flood = { $until } तक यहाँ से सार्वजनिक रूप से कुछ पोस्ट नहीं हो सकता, क्योंकि यहाँ से एक साथ बहुत ज़्यादा भेजा गया।
banned-in-public-copyright = { $until } तक यहाँ से सार्वजनिक रूप से कुछ पोस्ट नहीं हो सकता, क्योंकि यहाँ से शेयर की गई कई चीज़ों ने कॉपीराइट का उल्लंघन किया।
banned-in-public-rules = { $until } तक यहाँ से सार्वजनिक रूप से कुछ पोस्ट नहीं हो सकता, क्योंकि यहाँ से शेयर की गई किसी चीज़ ने इस सर्वर के नियम तोड़े।
banned-in-public-law = { $until } तक यहाँ से सार्वजनिक रूप से कुछ पोस्ट नहीं हो सकता, क्योंकि यहाँ से शेयर की गई कोई चीज़ कानून के खिलाफ़ है।

# What a notice lacks, below or after "Please add:".
missing-two = { $first }; { $rest }
missing-statement = आप इसकी रिपोर्ट क्यों कर रहे हैं
missing-name = आपका नाम
missing-contact = आपसे संपर्क कैसे हो
missing-address = आपका डाक पता
missing-phone = आपका टेलीफ़ोन नंबर
missing-signature = आपका हस्ताक्षर: टाइप किया हुआ आपका पूरा नाम
missing-work = वह काम जो आपका है
missing-good-faith = यह कि आप सद्भावपूर्वक मानते हैं कि इसे बिना अनुमति या सहमति के दिखाया गया है
missing-accuracy = यह कि आपकी कही बात सही है, जहाँ कानून ऐसा चाहता है वहाँ झूठी गवाही के दंड के अधीन, और यह कि आप जिसकी ओर से बोल रहे हैं, उसकी ओर से कदम उठाने का आपको अधिकार है
missing-authority = यह आदेश किस प्राधिकरण का है
missing-legal-basis = आदेश का कानूनी आधार
missing-reference = आदेश की संदर्भ संख्या
missing-mistake = यह कि आप, झूठी गवाही के दंड के अधीन, सद्भावपूर्वक मानते हैं कि इसे गलती से हटाया गया
missing-jurisdiction = यह कि आप अदालत के अधिकार क्षेत्र को और दावेदार की ओर से कानूनी कागज़ात पाने को स्वीकार करते हैं

# Above a report's form that comes back.
problem-category = चुनें कि यह क्या है।
problem-category-why = इसी से तय होता है कि इसे कौन और कितनी जल्दी देखेगा।
problem-missing = कुछ छूट गया है।
problem-missing-why = कृपया यह जोड़ें:
problem-many-reports = एक साथ बहुत-सी रिपोर्ट आ रही हैं।
problem-many-reports-why = आपने जो लिखा, वह पासवर्ड को छोड़कर यहाँ बना हुआ है। एक मिनट में फिर से भेजें।
problem-no-link = इस लिंक पर कुछ नहीं है।
problem-no-link-why = क्या पूरा लिंक कॉपी हुआ था?
