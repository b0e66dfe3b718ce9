# The page on which pictures are shared, and the form of a channel.

home-title = مشاركة الصور لوقت محدود
# The legend of the terms to pick: 10 min, 1 hour …
home-lifetime = تختفي بعد
# What the chips below are, for screen readers.
home-terms = شروط المشاركة
# A chip: the link can be opened once.
home-once = مشاهدة واحدة
password = كلمة المرور
# In an empty field: no password, no limit.
none = بلا
# A chip: each view is marked with an ID of its own.
home-mark = علامة
# A button beside a password: shows what is typed.
home-reveal = إظهار
home-more = المزيد
home-view-limit = حد المشاهدات
home-recipients = رابط لكل شخص من هؤلاء، اسم واحد في كل سطر
home-recipients-example = سارة&#10;عمر
home-alt = ما تُظهره الصور، سطر لكل صورة، لمن لا يستطيع رؤيتها
# The label is the name of the link: whoever it is for.
home-mark-named = إضافة اسم الرابط إلى العلامة أيضًا
terms-end-early = السماح للمشاهدين بإتلاف رابطهم
home-comments = السماح للمشاهدين بالتعليق
home-preview = السماح لتطبيقات الدردشة بعرض الصورة الأولى. تحتفظ هذه التطبيقات بنسخ تبقى بعد انتهاء الرابط
home-adult = للبالغين
# A button. The script names the count once there are pictures.
home-share = مشاركة الصور
home-channels = شيء ليراه الجميع؟ هناك <a href="/c">القنوات</a>.
tray-invitation = اختيار صور أو إفلاتها أو لصقها
tray-invitation-videos = اختيار صور وفيديوهات أو إفلاتها أو لصقها
tray-formats = { $count ->
    [one] JPEG أو PNG أو GIF أو WebP. صورة واحدة، بحجم يصل إلى { $size }.
    [two] JPEG أو PNG أو GIF أو WebP. حتى صورتين، حجم كل منهما يصل إلى { $size }.
    [few] JPEG أو PNG أو GIF أو WebP. حتى { $count } صور، حجم كل منها يصل إلى { $size }.
    [many] JPEG أو PNG أو GIF أو WebP. حتى { $count } صورة، حجم كل منها يصل إلى { $size }.
   *[other] JPEG أو PNG أو GIF أو WebP. حتى { $count } صورة، حجم كل منها يصل إلى { $size }.
}
# $size is a picture's, $film a video's.
tray-formats-videos = { $count ->
    [one] ملف واحد: JPEG أو PNG أو GIF أو WebP أو AVIF بحجم يصل إلى { $size }، أو مقطع فيديو (MP4 أو MOV أو WebM) بحجم يصل إلى { $film }.
    [two] حتى ملفين: JPEG أو PNG أو GIF أو WebP أو AVIF حجم كل منها يصل إلى { $size }، ومقاطع فيديو (MP4 أو MOV أو WebM) حجم كل منها يصل إلى { $film }.
    [few] حتى { $count } ملفات: JPEG أو PNG أو GIF أو WebP أو AVIF حجم كل منها يصل إلى { $size }، ومقاطع فيديو (MP4 أو MOV أو WebM) حجم كل منها يصل إلى { $film }.
    [many] حتى { $count } ملفًا: JPEG أو PNG أو GIF أو WebP أو AVIF حجم كل منها يصل إلى { $size }، ومقاطع فيديو (MP4 أو MOV أو WebM) حجم كل منها يصل إلى { $film }.
   *[other] حتى { $count } ملف: JPEG أو PNG أو GIF أو WebP أو AVIF حجم كل منها يصل إلى { $size }، ومقاطع فيديو (MP4 أو MOV أو WebM) حجم كل منها يصل إلى { $film }.
}
# A button that opens the camera.
tray-take = التقاط صورة
sending-bar = الرفع
sending-cancel = إلغاء الرفع
# A proof of work that an upload may take.
pass-field = تصريح الرفع
pass-how = بلا JavaScript لا يستطيع متصفحك الحصول على تصريح بنفسه: الأمر <code>chatpic solve --server URL</code> يطبع واحدًا.

# What the scripts of the tray say.

script-share = مشاركة الصور
script-share-some = { $count ->
    [one] مشاركة صورة واحدة
    [two] مشاركة صورتين
    [few] مشاركة { $count } صور
    [many] مشاركة { $count } صورة
   *[other] مشاركة { $count } صورة
}
script-post = نشر الصور
script-post-some = { $count ->
    [one] نشر صورة واحدة
    [two] نشر صورتين
    [few] نشر { $count } صور
    [many] نشر { $count } صورة
   *[other] نشر { $count } صورة
}
script-add-more = إضافة المزيد
script-in-tray = { $count ->
    [one] صورة واحدة، { $size }
    [two] صورتان، { $size }
    [few] { $count } صور، { $size }
    [many] { $count } صورة، { $size }
   *[other] { $count } صورة، { $size }
}
script-tray-empty = لا توجد صور
# Buttons on a picture in the tray; $name is a file's name.
script-remove = إزالة ⁨{ $name }⁩
script-earlier = تقديم ⁨{ $name }⁩
script-later = تأخير ⁨{ $name }⁩
# A field.
script-describe = ما تُظهره الصورة { $number } (⁨{ $name }⁩)
script-large-title = حجم هذا الملف { $size }.
script-large-detail = يمكن أن يصل حجم الصورة إلى { $size }.
script-large-video-detail = يمكن أن يصل حجم الفيديو إلى { $size }.
script-many-title = { $count ->
    [one] هذه أكثر من صورة واحدة.
    [two] هذه أكثر من صورتين.
    [few] هذه أكثر من { $count } صور.
    [many] هذه أكثر من { $count } صورة.
   *[other] هذه أكثر من { $count } صورة.
}
script-many-detail = { $count ->
    [one] أُضيفت الأولى منها.
    [two] أُضيفت أول صورتين منها.
    [few] أُضيفت أول { $count } صور منها.
    [many] أُضيفت أول { $count } صورة منها.
   *[other] أُضيفت أول { $count } صورة منها.
}
script-heic-title = ⁨{ $name }⁩ صورة بصيغة HEIC، ولا تستطيع معظم المتصفحات عرضها.
script-heic-detail = يمكنك اختيارها من مكتبة الصور بدلًا من الملفات، فيحوّلها الهاتف عندئذ. أو يمكنك ضبط الكاميرا على JPEG: «الإعدادات»، «الكاميرا»، «التنسيقات»، «الأكثر توافقًا».
script-avif-title = ⁨{ $name }⁩ صورة بصيغة AVIF، وهي غير مقبولة هنا.
script-avif-detail = يمكنك حفظها بصيغة JPEG أو PNG أو WebP ثم مشاركتها.
script-video-title = ⁨{ $name }⁩ مقطع فيديو.
script-video-detail = لا يمكن هنا إلا مشاركة الصور: JPEG أو PNG أو GIF أو WebP.
script-sending = جارٍ الإرسال
script-sent = { $sent } من { $total }
# $speed is a size: so much each second. $left is a span of time.
script-sent-left = { $sent } من { $total }، { $speed } في الثانية، المتبقي { $left }
script-percent = أُرسل { $percent } في المئة
script-sealing = جارٍ التنظيف والتشفير
script-sealing-said = تم الإرسال. جارٍ التنظيف والتشفير
script-working = جارٍ إعداد تصريح الرفع
script-working-said = جارٍ إعداد تصريح الرفع، ويستغرق ذلك بضع ثوانٍ
script-no-pass = لم تتمكن الصفحة من إعداد تصريح الرفع. يُرجى إعادة تحميلها.
script-cancelled = أُلغي الرفع
script-failed = لم ينجح ذلك.
script-odd-answer = شيء ما بينك وبين الخادم أعطى ردًا غير متوقع. يُرجى المحاولة مرة أخرى بعد قليل.
script-lost = انقطع الاتصال. جارٍ المحاولة من جديد
script-broken = انقطع الاتصال.
# $button is what stands on the button that sends.
script-broken-detail = لم يضِع شيء: يكفي الضغط على «{ $button }» مرة أخرى.
# Uploads that were interrupted, on a page that was opened anew; $name is a file's name.
script-unfinished = انقطع رفعٌ من قبل. يُرجى اختيار ⁨{ $name }⁩ مرة أخرى، فيُستكمل من { $percent }%.
script-unfinished-whole = أُرسل ⁨{ $name }⁩ ولم تجرِ مشاركته. يُرجى اختيار الملف مرة أخرى: لا يُرسل شيء مرتين.
# After it was chosen again.
script-unfinished-on = يُستكمل ⁨{ $name }⁩ من { $percent }%.
# A button.
script-unfinished-forget = نسيانه
script-unfinished-forgotten = أُلغي حفظه هنا وعلى الخادم.

# Where terms are ticked one by one.
terms-mark = وضع علامة بمعرّف خاص على كل مشاهدة، ليُعرف مصدر أي تسريب
