# What the owner of a share or a post sees, on the page of their manage link.
# A share is what was uploaded together; its links lead to it. “It” is the share unless said otherwise.

manage-title = مشاركتك

# Headings: how it stands.
manage-gone = لم تعد هذه المشاركة موجودة.
manage-restricted = لا يستطيع أحد رؤية هذه المشاركة.
manage-share = مشاركتك
manage-waiting = في انتظار المراجعة
manage-post = منشورك
manage-ready = جاهزة للإرسال

# Why it is gone.
manage-gone-expired = انتهى وقتها.
manage-gone-spent = استُنفدت كل مشاهداتها.
manage-gone-links = أُبطلت روابطها أو أُنهيت؛ ويُذكر عند كل رابط من فعل ذلك.
manage-gone-withdrawn = حذفتها بنفسك.
manage-gone-removed = أزالها أحد مشرفي هذا الخادم.

# In the place of promise-sealed.
manage-promise-public = منشورك عام.
# A button to the home page.
manage-share-another = مشاركة صورة
manage-may-be-open = من فتحها في وقتها يستطيع النظر إليها إلى أن تنتهي مشاهدته.
# A button.
manage-end-views = إنهاء كل المشاهدات المفتوحة الآن

# While the instance is closing.
manage-fetch = استعادة صورك
manage-fetch-explained = هذا الخادم في طريقه إلى الإغلاق. رابط خاص بك يعرض صورك ولا يستهلك أي مشاهدة.
# A button.
manage-fetch-link = الحصول على رابط إلى صورك
# The name of that link, said by its owner: my own link.
manage-fetch-name = رابطي

# A post, in the channel with this title.
manage-in = في { $channel }
manage-waits = ينظر مشرف في كل منشور هنا قبل أن يراه غيره. ثم يُعرض تلقائيًا على هذا العنوان:
manage-look-at-channel = عرض القناة
manage-comment-as-poster = التعليق بصفة صاحب الصور

# Buttons.
manage-copy-link = نسخ الرابط
manage-send-link = إرسال الرابط
manage-copy-manage-link = نسخ رابط الإدارة
# To copy what stands beside it.
manage-copy = نسخ
script-copied = تم النسخ
script-copy-refused = النسخ غير مسموح به هنا

manage-keep = الاحتفاظ بهذه الصفحة
manage-keep-share = عنوانها هو رابط الإدارة. به ترى كم مرة فُتحت الصور، ويمكنك تغيير الوقت وحذفها. لا يستطيع أحد أن يعيده إليك، ومن يملكه يتحكم في كل شيء.
manage-keep-post = عنوانها هو رابط الإدارة. به يمكنك حذف منشورك. لا يستطيع أحد أن يعيده إليك، ومن يملكه يتحكم في كل شيء.
# “It” is the manage link, remembered in a list that is called “My shares” (message: mine).
manage-kept = هذا الرابط محفوظ في هذا المتصفح ضمن <a href="/mine">مشاركاتي</a>.
manage-not-kept = هذا الرابط غير محفوظ في هذا المتصفح ضمن <a href="/mine">مشاركاتي</a>.
# Buttons; “here” is this browser.
manage-forget-here = إلغاء حفظه هنا
manage-remember-here = حفظه هنا

manage-pictures = { $count ->
    [one] صورتك
    [two] صورتاك
    [few] صورك، وعددها { $count }
    [many] صورك، وعددها { $count }
   *[other] صورك، وعددها { $count }
}
manage-nothing-removed = لم تكن هناك حاجة إلى إزالة شيء
manage-removed = أُزيل منها: { $list }
# A list, and what comes next in it.
manage-removed-next = { $list }، { $next }

# What was taken out of a file, as entries of that list.
removed-gps-position = موقع GPS
removed-camera-model = طراز الكاميرا
removed-serial-number = الأرقام التسلسلية
removed-software = أسماء البرامج
removed-times = التواريخ والأوقات
removed-names = أسماء الأشخاص
removed-comment = التعليقات
removed-thumbnail = الصورة المصغّرة
removed-maker-notes = ملاحظات الشركة المصنّعة للكاميرا
removed-exif = بيانات أخرى من الكاميرا (Exif)
removed-xmp = بيانات التحرير (XMP)
removed-iptc = الأوصاف وأسماء أصحاب الحقوق (IPTC)
removed-content-credentials = بيانات اعتماد المحتوى
removed-extra-pictures = صور إضافية داخل الملف
removed-profile-texts = نصوص في ملف تعريف الألوان
removed-between-frames = ملاحظات بين الإطارات
removed-subtitles = الترجمات والفصول
removed-data-tracks = بيانات المستشعرات ومسارات بيانات أخرى
removed-extra-tracks = صور وأصوات لا تُشغَّل
removed-language = اللغة
removed-attachments = ملفات مرفقة
# $size: such as 2.1 KiB.
removed-unneeded = { $size } لا تحتاج إليها الصورة
removed-after-end = { $size } بعد نهاية الصورة

# A heading: times somebody looked.
manage-views = المشاهدات

manage-changes = تغيير ما اخترته
# What opens a form.
manage-change-end = تغيير موعد الانتهاء
# Above terms to pick, such as 1 hour, 7 days.
manage-gone-after-now = تختفي بعد (من الآن)
# A button.
manage-set-time = ضبط الوقت الجديد
manage-delete-share = حذف هذه المشاركة
manage-delete-post = حذف هذا المنشور
manage-delete-share-explained = تتوقف كل الروابط فورًا، وتنتهي المشاهدات المفتوحة. لا يمكن التراجع عن ذلك.
manage-delete-post-explained = يختفي فورًا، مع كل ما قيل تحته. لا يمكن التراجع عن ذلك.

# Links. One without a name is told by its place.
link-nth = الرابط { $number }
# How a link stands.
link-not-opened = لم يُفتح
link-spent = استُنفدت مشاهداته
link-ended = أنهاه أحد مشاهديه
link-revoked = أُبطل
link-expired = انتهى وقته
link-removed = أُزيل
# The hours of a link's first and its last view beside how it stands. $state: one of the above.
link-stands = <strong>{ $state }</strong>
link-opened-once = <strong>فُتح</strong> في { $first }
link-opened-last = <strong>فُتح</strong> في { $first }، وآخر مرة في { $last }
link-stands-once = <strong>{ $state }</strong>، فُتح في { $first }
link-stands-last = <strong>{ $state }</strong>، فُتح في { $first }، وآخر مرة في { $last }
link-seen = { $views ->
    [zero] لم يُشاهَد
    [one] شوهد مرة واحدة
    [two] شوهد مرتين
    [few] شوهد { $views } مرات
    [many] شوهد { $views } مرة
   *[other] شوهد { $views } مرة
}
link-seen-of = المشاهدات: { $views } من { $max }
link-no-limit = بلا حد للمشاهدات
# What a link allows.
link-password = يُفتح بكلمة مرور
link-marked = على كل مشاهدة علامة
link-marked-name = على كل مشاهدة علامة، وفيها الاسم
link-end-early = يستطيع مشاهدوه إتلافه
# Leads to what was said under a link.
link-comments = التعليقات
# The address of a picture itself.
link-direct = رابط مباشر
link-direct-nth = الرابط المباشر { $number }
link-copy-direct = نسخ الرابط المباشر { $number }
link-qr = رمز QR
link-qr-alt = الرابط في صورة رمز QR
# Where texts with the addresses stand, ready to be put into pages and forums elsewhere.
link-snippets = للصفحات والمنتديات
# $name: HTML, Markdown or BBCode.
link-copy-snippet = نسخ { $name }
link-revoke = إبطال هذا الرابط
link-revoke-explained = يتوقف فورًا، وتنتهي مشاهداته المفتوحة. وتبقى الروابط الأخرى.

# The form for one more link.
adding = إضافة رابط
adding-explained = لشخص آخر: باسم وموعد انتهاء وحدود خاصة به، ويمكن إبطاله وحده.
adding-name = الاسم، ولا يراه غيرك
# Above terms to pick, such as 1 hour, 7 days.
adding-gone-after = يختفي بعد
adding-view-limit = حد المشاهدات
adding-password = كلمة المرور
# In an empty field: no limit, no password.
adding-none = بلا
adding-adult = للبالغين
adding-name-in-mark = إظهار الاسم في العلامة
# A button.
adding-add = إضافة الرابط

# Which link a picture that got out was seen by.
trace = تتبّع تسريب
# $link: the name of a link; $id: the ID of one viewing; $hour: when.
trace-found = <strong>{ $link }</strong>: المشاهدة <span class="mono">{ $id }</span>، ووقتها { $hour }.
trace-not-here = المكتوب فيها <span class="mono">{ $id }</span>. لا توجد في هذه المشاركة مشاهدة بهذا المعرّف.
trace-unreadable = لا يمكن قراءة علامة في هذه الصورة. لا يعني ذلك أنها لم تكن موجودة: قد تكون الصورة صغيرة جدًا أو كثيرة التغيير. إذا كان المعرّف ظاهرًا لك فيها، فيمكنك كتابته.
trace-explained = الصورة المسرّبة التي عليها علامة تدل على الرابط الذي شوهدت منه. تُفحص مرة واحدة ولا يُحتفظ بها.
trace-id = المعرّف المقروء فيها
trace-picture = أو الصورة نفسها
# A button.
trace-it = تتبّع التسريب

# What was decided about it, and what its owner can answer.
decision-wrong = كان القرار خاطئًا
decision-why-removed = سبب الإزالة
decision-why-hidden = سبب الإخفاء
decision-for-now = مخفي مؤقتًا
decision-wrong-explained = نظر فيه شخص آخر، وهو معروض من جديد.
decision-explained = هذا قرار أحد مشرفي هذا الخادم، وهذا ما يقوله، وما يمكنك فعله. يُرجى الاحتفاظ بهذه الصفحة: الردود تظهر هنا.
decision-for-now-explained = وصل بلاغ عنه، وينظر فيه أحد المشرفين. إلى أن يصدر القرار لا يراه أحد. لا يلزمك فعل شيء: إذا جاز بقاؤه، فسيُعرض من جديد تلقائيًا.
# $day: such as 2026-03-01.
decision-removed-on = تاريخ الإزالة: { $day }.
decision-hidden-on = أُخفي في { $day } إلى أن ينتهي وقته.
decision-law = يستند القرار إلى القانون: { $ground }
decision-rule = يستند القرار إلى قواعد هذا الخادم: { $ground }
decision-found-copy = اكتشفه البرنامج بوصفه نسخة مطابقة لما صدر فيه قرار من أحد المشرفين.
decision-found-report = عُرف عن طريق بلاغ. نظر فيه إنسان واتخذ القرار.
# Gives the decision and its reasons.
decision-file = الحصول على هذا القرار في ملف
decision-notice = إشعار حقوق النشر
decision-claim = إشعار من { $name } يفيد بأن المعروض عمل تعود حقوقه إلى مقدّم الإشعار: { $work }
decision-sued = أرسلت ردك. لجأ مقدّم الإشعار إلى القضاء، لذلك لا يُعرض المحتوى حتى ينتهي الأمر.
decision-countered = أرسلت ردك. إذا لم يلجأ مقدّم الإشعار إلى القضاء، فسيُعرض المحتوى من جديد تلقائيًا.
appeal = قدّمت اعتراضًا
# Before the reasons of whoever decided.
appeal-right = كان اعتراضك في محله.
appeal-wrong = يبقى القرار قائمًا.
appeal-waits = ينظر فيه الآن شخص لم يشارك في القرار الأول. ويظهر رده هنا.
appeal-open = الاعتراض على القرار
appeal-explained = يمكنك الاعتراض مرة واحدة. ينظر فيه من جديد مشرف لم يتخذ القرار الأول، خلال أسبوع أو أسبوعين على الأكثر. ويمكنك أيضًا اللجوء إلى القضاء، أو في الاتحاد الأوروبي إلى هيئة معتمدة لتسوية النزاعات.
appeal-text = ما الخطأ في القرار
appeal-until = ما زال بإمكانك الاعتراض لمدة { $time }.
# A button.
appeal-send = إرسال الاعتراض
counter-open = الرد بإشعار مضاد
counter-explained = <strong>يصل اسمك وعنوانك إلى مقدّم الإشعار.</strong> إذا لم يلجأ إلى القضاء خلال 10 إلى 14 يوم عمل، فسيُعرض المحتوى من جديد؛ ويتوقف احتساب وقته حتى ذلك الحين.
# A button.
counter-send = إرسال الإشعار المضاد
