# Channels, posts and comments.

# A channel is a public topic in which everybody can post pictures. A post is one or more pictures with a
# caption. Channels' titles and captions are what people typed, and are put in as they are.

# At the foot of all of these pages.
channels-promise = عام: يستطيع الجميع رؤيته، لبعض الوقت.
# A link to the list of channels.
channels-all = كل القنوات

# The list of channels.
channels-title = القنوات
channels-none = لا توجد قنوات هنا.
# A link to the home page.
channels-share = مشاركة صورة
channels-about = مواضيع عامة: يستطيع الجميع الاطلاع والنشر. ولا شيء فيها يبقى طويلًا.
# Before what a channel keeps: a sentence of its own, short for “This channel is for adults.”
channels-adult = للبالغين.
channels-more = المزيد من القنوات

# What a channel keeps. { $time } is such as 7 days.
channel-holds-for = { $posts ->
    [one] تتسع لمنشور واحد، لمدة { $time } على الأكثر. يحل الجديد محل القديم.
    [two] تتسع لمنشورين، كل منهما لمدة { $time } على الأكثر. يحل الجديد محل الأقدم.
    [few] تتسع لـ{ $posts } منشورات، كل منها لمدة { $time } على الأكثر. يحل الجديد محل الأقدم.
    [many] تتسع لـ{ $posts } منشورًا، كل منها لمدة { $time } على الأكثر. يحل الجديد محل الأقدم.
   *[other] تتسع لـ{ $posts } منشور، كل منها لمدة { $time } على الأكثر. يحل الجديد محل الأقدم.
}
channel-holds = { $posts ->
    [one] تتسع لمنشور واحد. يحل الجديد محل القديم.
    [two] تتسع لمنشورين. يحل الجديد محل الأقدم.
    [few] تتسع لـ{ $posts } منشورات. يحل الجديد محل الأقدم.
    [many] تتسع لـ{ $posts } منشورًا. يحل الجديد محل الأقدم.
   *[other] تتسع لـ{ $posts } منشور. يحل الجديد محل الأقدم.
}
channel-stays = يبقى المنشور لمدة { $time }.

# One channel.
channel-review-first = ينظر مشرف في كل منشور قبل عرضه.
# What opens the form.
channel-post = نشر صورة
channel-caption = الوصف
# A button.
channel-post-pictures = نشر الصور
channel-post-note = المنشور عام. يظهر لك بعد النشر رابط الإدارة الذي يمكنك به حذفه.
# Below a post among others: it stays at the top.
channel-pinned = مثبّت
channel-pictures = { $count ->
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
channel-no-older = لا توجد منشورات أقدم.
channel-empty = لم يُنشر شيء هنا بعد.
channel-newest = أحدث المنشورات
channel-older = منشورات أقدم
# An Atom feed, for feed readers.
channel-feed = خلاصة Atom
# A button, when posts came while the page was open.
script-channel-fresh = { $count ->
    [one] عرض منشور جديد واحد
    [two] عرض منشورين جديدين
    [few] عرض { $count } منشورات جديدة
    [many] عرض { $count } منشورًا جديدًا
   *[other] عرض { $count } منشور جديد
}

# Before a channel for adults.
channel-gate-title = للبالغين
channel-gate-heading = هذا المحتوى للبالغين.
channel-gate-about = ما تعرضه هذه القناة موجّه إلى من بلغوا 18 سنة أو أكثر.
channel-gate-show = عمري 18 سنة أو أكثر: عرض القناة

# One post. { $channel } is the title of its channel, { $ago } is such as 3 h ago.
post-in = في <a href="{ $url }">{ $channel }</a>، { $ago }
# What is read out for one of several pictures.
post-picture = { $caption }، { $number } من { $all }
# A post is pinned: it stays at the top of its channel.
post-pinned = ثبّته أحد المشرفين.
# After “Gone in 6 days 4 h”.
post-sooner = أو قبل ذلك إذا احتاجت منشورات أحدث إلى مكانه.
post-stays = يبقى إلى أن تحتاج منشورات أحدث إلى مكانه.

# The thread below a post, or below the pictures of a link.
comments-title = التعليقات
comments-there = نُشر تعليقك. <a href="{ $url }">يمكنك حذفه، أو الاحتفاظ بعنوان حذفه لوقت لاحق</a>
comments-full = اكتمل هذا النقاش ولم يعد يقبل تعليقات.
# The name of a field.
comments-text = التعليق
# { $name } is a name such as quiet otter.
comments-called = اسمك في هذا النقاش <b class="{ $colour }">{ $name }</b>.
comments-not-called = تحصل على اسم لهذا النقاش وحده.
# A button.
comments-post = نشر التعليق
# After the name of who posted the pictures: this comment is theirs.
comments-by-poster = صاحب الصور
# A button beside a comment, and what is read out for it.
comments-report = الإبلاغ
comments-report-number = الإبلاغ عن التعليق { $number }

# The same, where a comment comes while the page is open.
script-comment-now = الآن
script-comment-by-poster = صاحب الصور
script-comment-report = الإبلاغ
script-comment-report-number = الإبلاغ عن التعليق { $number }
# A button beside a comment of one's own, and what is read out for it.
script-comment-delete = حذف
script-comment-delete-number = حذف التعليق { $number }
script-comment-deleted = حُذف تعليقك.
script-comment-new = { $count ->
    [one] تعليق جديد واحد
    [two] تعليقان جديدان
    [few] { $count } تعليقات جديدة
    [many] { $count } تعليقًا جديدًا
   *[other] { $count } تعليق جديد
}
script-comment-there = نُشر تعليقك.
script-comment-called = اسمك في هذا النقاش { $name }.
# { $title } is what went wrong in a few words; a sentence follows.
script-comment-refused = { $title }.
script-comment-broke = انقطع الاتصال.
script-comment-again = يُرجى المحاولة من جديد.

# The page on which somebody deletes a comment of their own.
comment-title = تعليقك
comment-about = بهذه الصفحة تسحب ما قلته. يُرجى الاحتفاظ بعنوانها، فقد يلزمك لاحقًا: لا يستطيع أحد أن يعطيك إياه مرة أخرى.
comment-delete = حذف هذا التعليق
comment-deleted = حُذف تعليقك.
comment-deleted-about = لا يستطيع أحد قراءته بعد الآن. ويبقى رقمه شاغرًا.

# The thread of one link, for whoever shared the pictures.
thread-heading = ما يُقال تحت صورك
thread-share = مشاركتك
thread-none = هذا الرابط لا يقبل تعليقات.
