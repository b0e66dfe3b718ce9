# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = सार्वजनिक: कुछ समय तक सब देख सकते हैं।
# A link to the list of channels.
channels-all = सभी चैनल

# The list of channels.
channels-title = चैनल
channels-none = यहाँ कोई चैनल नहीं है।
# A link to the home page.
channels-share = तस्वीर शेयर करें
channels-about = सार्वजनिक विषय: सब देख और पोस्ट कर सकते हैं। इनमें कुछ भी देर तक नहीं रहता।
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = वयस्कों के लिए।
channels-more = और चैनल

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] इसमें { $posts } पोस्ट रहती है, ज़्यादा से ज़्यादा { $time }। नई पोस्ट आने पर सबसे पुरानी हट जाती है।
   *[other] इसमें { $posts } पोस्ट रहती हैं, हर एक ज़्यादा से ज़्यादा { $time }। नई पोस्ट आने पर सबसे पुरानी हट जाती हैं।
}
channel-holds = { $posts ->
    [one] इसमें { $posts } पोस्ट रहती है। नई पोस्ट आने पर सबसे पुरानी हट जाती है।
   *[other] इसमें { $posts } पोस्ट रहती हैं। नई पोस्ट आने पर सबसे पुरानी हट जाती हैं।
}
channel-stays = हर पोस्ट { $time } रहती है।

# One channel.
channel-review-first = दिखने से पहले हर पोस्ट को एक मॉडरेटर देखता है।
# What opens the form.
channel-post = तस्वीर पोस्ट करें
channel-caption = कैप्शन
# A button.
channel-post-pictures = तस्वीरें पोस्ट करें
channel-post-note = पोस्ट सार्वजनिक होती है। उसका मैनेज लिंक, जिससे आप उसे मिटा सकते हैं, आगे दिखेगा।
# Below a post among others: it stays at the top.
channel-pinned = पिन की गई
channel-pictures = { $count ->
    [one] { $count } तस्वीर
   *[other] { $count } तस्वीरें
}
channel-no-older = इससे पुरानी कोई पोस्ट नहीं है।
channel-empty = यहाँ अभी कुछ पोस्ट नहीं हुआ है।
channel-newest = सबसे नई पोस्ट
channel-older = पुरानी पोस्ट
# An Atom feed, for feed readers.
channel-feed = फ़ीड
# A button, when posts came while the page was open.
script-channel-fresh = { $count } नई पोस्ट दिखाएँ

# Before a channel for adults.
channel-gate-title = वयस्कों के लिए
channel-gate-heading = यह वयस्कों के लिए है।
channel-gate-about = इस चैनल में जो दिखता है, वह 18 साल या ज़्यादा उम्र के लोगों के लिए है।
channel-gate-show = मेरी उम्र 18 साल या ज़्यादा है: चैनल देखें

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = <a href="{ $url }">{ $channel }</a> में, { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }, { $all } में से { $number }
# A post is pinned: it stays at the top of its channel.
post-pinned = एक मॉडरेटर ने पिन की।
# After “Gone in 6 days 4 h”.
post-sooner = अगर नई पोस्ट को इसकी जगह चाहिए, तो उससे पहले।
post-stays = यह तब तक रहेगी जब तक नई पोस्ट को इसकी जगह न चाहिए।

# The thread below a post, or below the pictures of a link.
comments-title = कमेंट
comments-there = आपका कमेंट आ गया है। <a href="{ $url }">उसे मिटाएँ, या बाद के लिए पता सँभालकर रखें</a>
comments-full = यह थ्रेड भर गया है, इसमें और कमेंट नहीं आ सकते।
# The name of a field.
comments-text = कमेंट
# { $name } is a name such as quiet otter.
comments-called = इस थ्रेड में आपका नाम <b class="{ $colour }">{ $name }</b> है।
comments-not-called = आपको सिर्फ़ इस थ्रेड के लिए एक नाम मिलेगा।
# A button.
comments-post = कमेंट पोस्ट करें
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = ने ये तस्वीरें पोस्ट कीं
# A button beside a comment, and what is read out for it.
comments-report = रिपोर्ट करें
comments-report-number = कमेंट { $number } की रिपोर्ट करें

# The same, where a comment comes while the page is open.
script-comment-now = अभी-अभी
script-comment-by-poster = ने ये तस्वीरें पोस्ट कीं
script-comment-report = रिपोर्ट करें
script-comment-report-number = कमेंट { $number } की रिपोर्ट करें
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = मिटाएँ
script-comment-delete-number = कमेंट { $number } मिटाएँ
script-comment-deleted = आपका कमेंट मिटा दिया गया है।
script-comment-new = { $count ->
    [one] { $count } नया कमेंट
   *[other] { $count } नए कमेंट
}
script-comment-there = आपका कमेंट आ गया है।
script-comment-called = इस थ्रेड में आपका नाम { $name } है।
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }।
script-comment-broke = कनेक्शन टूट गया।
script-comment-again = फिर से कोशिश करें।

# The page on which somebody deletes a comment of their own.
comment-title = आपका कमेंट
comment-about = इस पेज से आप अपनी कही बात वापस ले सकते हैं। अगर बाद में इसकी ज़रूरत पड़ सकती है, तो इसका पता सँभालकर रखें: यह आपको दोबारा कोई नहीं दे सकता।
comment-delete = यह कमेंट मिटाएँ
comment-deleted = आपका कमेंट मिटा दिया गया है।
comment-deleted-about = अब इसे कोई नहीं पढ़ सकता। इसका नंबर खाली रहेगा।

# The thread of one link, for whoever shared the pictures.
thread-heading = आपकी तस्वीरों के नीचे क्या कहा गया
thread-share = आपका शेयर
thread-none = इस लिंक पर कमेंट नहीं किए जा सकते।
