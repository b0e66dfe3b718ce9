# The moderators' console. Short and factual: it is used by the same people every day.

# The people who look at reports, and the name of their console.
console = المشرفون
# The list of cases that wait.
console-queue = قائمة الانتظار
# Of posts, before they are shown.
console-review = المراجعة
console-channels = القنوات
# What moderators did, line by line.
console-log = السجل
console-sign-out = تسجيل الخروج
console-back = رجوع
role-moderator = الإشراف
role-child-safety = سلامة الأطفال
role-operator = التشغيل
role-auditor = التدقيق

# $number is that of a picture, which is shown small and blurred.
console-tile = الصورة { $number }، مموّهة
console-hold = للنظر عن قرب: الضغط المطوّل على المصغّرة، أو على <kbd>l</kbd>. تُسجَّل كل نظرة في السجل.
# $time is a span such as 3 h 12 min, by which something is late.
console-overdue = متأخرة منذ { $time }
console-nothing-waits = لا شيء ينتظر هنا.
# Several things in one line.
console-two = { $first }، { $rest }
console-block = حجب الصورة نفسها
block-nowhere = دون حجب
block-channels = في القنوات
block-everywhere = في كل مكان
console-remove = إزالة
console-remove-for-good = إزالة نهائية
# A post that stays above the others of its channel.
console-pinned = مثبّت
console-pin = تثبيت
console-unpin = إلغاء التثبيت

# Signing in.
sign-in = تسجيل الدخول
sign-in-name = الاسم
sign-in-passkey = تسجيل الدخول بمفتاح المرور
sign-in-or = أو بكلمة مرور ورمز
sign-in-password = كلمة المرور
sign-in-code = رمز تطبيق المصادقة
sign-in-cookie = يُدعى المشرفون من مشغّل هذا الخادم. بعد تسجيل الدخول يحتفظ هذا المتصفح بملف تعريف ارتباط واحد لمدة 12 ساعة.
script-passkey-unused = لم يُستخدم مفتاح المرور. يُرجى المحاولة من جديد.
script-passkey-failed = لم ينجح ذلك. يُرجى المحاولة من جديد.

# An invitation to become a moderator.
join = دعوة
join-welcome = مرحبًا بك يا { $name }
# $role is role-… from above.
join-invited = تمت دعوتك إلى هذا الخادم بدور «{ $role }». يمكنك الآن اختيار طريقة تسجيل الدخول. تعمل هذه الصفحة مرة واحدة.
join-passkey = بمفتاح مرور
join-passkey-why = هاتفك أو حاسوبك أو مفتاح أمان يثبت هويتك. لا شيء للكتابة، ولا يستطيع أحد أن يأخذه منك بالخداع.
join-passkey-make = إنشاء مفتاح مرور
join-passkey-scripts = يحتاج مفتاح المرور إلى JavaScript. أما كلمة المرور مع رمز فتعمل دونها.
join-password = بكلمة مرور ورمز
join-scan = يُمسح هذا الرمز بتطبيق مصادقة، أو يُكتب السرّ فيه.
join-secret = السرّ في صورة رمز QR
join-new-password = كلمة مرور جديدة، من 12 حرفًا أو أكثر
join-code = الرمز الذي يعرضه التطبيق الآن
join-set = ضبط كلمة المرور وتسجيل الدخول

# The queue.
queue-waiting-none = لا شيء ينتظر.
queue-waiting = { $waiting ->
    [one] قضية واحدة تنتظر، وهي غير متأخرة.
    [two] قضيتان تنتظران، ولا شيء متأخر.
    [few] { $waiting } قضايا تنتظر، ولا شيء متأخر.
    [many] { $waiting } قضية تنتظر، ولا شيء متأخر.
   *[other] { $waiting } قضية تنتظر، ولا شيء متأخر.
}
# $overdue of the $waiting cases.
queue-waiting-overdue = { $waiting ->
    [one] قضية واحدة تنتظر، وهي متأخرة.
    [two] قضيتان تنتظران، المتأخر منهما: { $overdue }.
    [few] { $waiting } قضايا تنتظر، المتأخر منها: { $overdue }.
    [many] { $waiting } قضية تنتظر، المتأخر منها: { $overdue }.
   *[other] { $waiting } قضية تنتظر، المتأخر منها: { $overdue }.
}
queue-posts-wait = { $count ->
    [zero] لا منشور ينتظر.
    [one] منشور واحد ينتظر.
    [two] منشوران ينتظران.
    [few] { $count } منشورات تنتظر.
    [many] { $count } منشورًا تنتظر.
   *[other] { $count } منشور تنتظر.
}
# Filters of the list.
queue-kind = النوع
queue-all = الكل
queue-state = الحالة
queue-all-that-wait = كل ما ينتظر
queue-mine = قضاياي
queue-overdue = المتأخرة
queue-filter = تصفية القائمة
# Cases with nearer deadlines: the page before. Later ones: the page after.
queue-nearer = مواعيد أقرب
queue-later = مواعيد أبعد

# What a case is about. Short: it is a heading and a line of a list.
about-csam = اعتداء جنسي على طفل
about-child-exploitation = استغلال أطفال
about-ncii = حميمة، دون موافقة
about-threat-to-life = تهديد للحياة
about-terror = إرهاب
about-gore = عنف شديد
about-animal-cruelty = قسوة على الحيوانات
about-harassment-doxxing = مضايقة، كشف بيانات شخصية
about-hate = كراهية
about-self-harm = إيذاء النفس
about-fraud-malware = احتيال، برامج ضارة
about-copyright = حقوق النشر
about-trademark = علامة تجارية
about-privacy = خصوصية
about-illegal-other = مخالفة أخرى للقانون
about-rules-other = مخالفة لقواعد الخادم

# Kinds of cases.
class-child-abuse = اعتداء على أطفال
class-threat-to-life = تهديد للحياة
class-authority = سلطة
class-intimate = صور حميمة
class-copyright = حقوق النشر
class-illegal = مخالفة للقانون
class-rules = القواعد
# Kinds of lists of known pictures, within a sentence. csam: sexual abuse of children. ncii: intimate, without
# consent. A self report comes from who is shown.
listed-csam-confirmed = اعتداء جنسي على أطفال (مؤكد)
listed-csam-self-report = اعتداء جنسي على أطفال (بلاغ ممن يظهر فيها)
listed-ncii-self-report = صور حميمة دون موافقة (بلاغ ممن يظهر فيها)
listed-terror = إرهاب
# Removed from this server before.
listed-removed-here = ما أُزيل هنا من قبل
listed-operator = قائمة المشغّل

# How a case stands.
state-open = مفتوحة
# Somebody said what it is.
state-triaged = مصنّفة
state-assigned = مسندة
state-decided = صدر القرار
# Everybody concerned was told.
state-notified = أُبلغ المعنيون
state-closed = مغلقة
state-appealed = قيد الاعتراض
state-upheld = القرار مؤيد
state-overturned = القرار منقوض

# In which form a report came: of which law, or a plain one.
kind-plain = بلاغ
kind-intimate = صورة حميمة
kind-copyright = حقوق النشر
kind-eu = إشعار الاتحاد الأوروبي
kind-authority = سلطة

# A case in a line, such as "EU notice, 3 reports, 2 pictures".
case-facts = { $reports }، { $what }
case-facts-of-kind = { $kind }، { $reports }، { $what }
case-count-reports = { $count ->
    [zero] لا بلاغات
    [one] بلاغ واحد
    [two] بلاغان
    [few] { $count } بلاغات
    [many] { $count } بلاغًا
   *[other] { $count } بلاغ
}
case-count-pictures = { $count ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
case-no-pictures = لا صور
case-a-comment = تعليق
case-escalated = مصعّدة
case-hidden = محتواها مخفي
# $name is a moderator who works on it.
case-with = لدى { $name }

# One case.
case-comment = التعليق
case-pictures = الصور
case-evidence-gone = لم تعد الأدلة موجودة.
# $time is a span such as 12 min.
case-pause = مرّت عليك مشاهد قاسية كثيرة. تُعرض الصور من جديد بعد { $time }؛ يمكنك تخطي هذه القضية، أو المشي قليلًا.
case-unopened = لم يستطع أحد ممن أبلغوا عنه فتحه، أو لم تعد الأدلة موجودة. يمكن إخفاؤه أو إبقاؤه، أو سؤال من أبلغ عنه عن كلمة المرور.
# Who said the comment, and when.
case-comment-line = { $name }، { $at }
case-comment-owner = { $name }، صاحب الصور، { $at }
# $to is the number of the comment that it answers.
case-comment-answer = { $name }، ردًا على { $to }، { $at }
case-comment-owner-answer = { $name }، صاحب الصور، ردًا على { $to }، { $at }
# Names of facts, and what stands beside them.
case-fact-share = المشاركة
case-fact-comment = التعليق
case-fact-comment-where = { $number } تحت الرابط { $link }
case-fact-post = المنشور
case-fact-caption = الوصف
case-fact-state = الحالة
case-fact-ends = الانتهاء بعد { $time }
case-fact-gone = { $reason ->
    [expired] انتهى الوقت
    [spent] استُنفدت المشاهدات
    [withdrawn] سُحب المحتوى
   *[removed] أُزيل المحتوى
}
case-fact-shared = وقت المشاركة
case-fact-same = الصورة نفسها
case-fact-same-nowhere = ليست في مكان آخر
case-fact-same-others = { $count ->
    [one] في مشاركة أخرى واحدة
    [two] في مشاركتين أخريين
    [few] في { $count } مشاركات أخرى
    [many] في { $count } مشاركة أخرى
   *[other] في { $count } مشاركة أخرى
}
case-appeal = الاعتراض
case-appeal-overturned = نُقض القرار: { $name }، { $at }: { $facts }
case-appeal-upheld = أُيّد القرار: { $name }، { $at }: { $facts }
# The owner's answer to a copyright notice.
case-counter = الإشعار المضاد
case-counter-sued = أُرسل في { $at }. لجأ مقدّم الإشعار إلى القضاء؛ سُجّل ذلك في { $noted }.
case-counter-waits = أُرسل في { $at }. يُعرض المحتوى من جديد في { $until }.
case-sued = تسجيل أن مقدّم الإشعار لجأ إلى القضاء
case-reports = { $count ->
    [one] البلاغ
    [two] البلاغان
    [few] البلاغات
    [many] البلاغات
   *[other] البلاغات
}
# Such as "Hate, EU notice by takedown, 2026-11-22 08:00 UTC". $kind is kind-…, $source is source-….
case-report-line = { $category }، { $kind } عبر { $source }، { $at }
# Where a report came from: the form beside the picture, a program, the page for notices, a list of known
# pictures, a moderator.
source-page = صفحة الإبلاغ
source-api = API
source-takedown = صفحة طلب الإزالة
source-list = قائمة
source-review = المراجعة
# What a form of a law asks for: names of its parts.
element-statement = البيان
element-name = الاسم
element-contact = وسيلة الوصول
element-address = العنوان البريدي
element-phone = الهاتف
element-signature = التوقيع
element-work = العمل
element-good-faith = حسن النية
element-accuracy = الصحة
element-authority = السلطة
element-legal-basis = الأساس القانوني
element-reference = الرقم المرجعي
case-contact = وسيلة الوصول: { $contact }
# What whoever reported it was asked.
case-asked = السؤال المطروح: { $question }
case-notes = الملاحظات
case-note = ملاحظة للمشرفين الآخرين
case-note-hint = ملاحظة للمشرفين الآخرين
case-note-add = إضافة ملاحظة
case-history = ما جرى
# $who is a moderator, past-chatpic or past-owner.
past-chatpic = ChatPic
past-owner = المالك
past-triage = { $who }: تصنيف القضية
past-assign = { $who }: تولّي القضية أو إسنادها
past-hide = { $who }: إخفاء مؤقت
past-show = { $who }: عرض من جديد
past-escalate = { $who }: تصعيد القضية
past-decide-keep = { $who }: قرار بالإبقاء
past-decide-hide = { $who }: قرار بالإخفاء
past-decide-remove = { $who }: قرار بالإزالة
past-notify = { $who }: إبلاغ المعنيين جميعًا
past-close = { $who }: إغلاق القضية
past-appeal = { $who }: اعتراض
past-uphold = { $who }: تأييد القرار
past-overturn = { $who }: نقض القرار
past-restore = { $who }: إعادة العرض بعد الإشعار المضاد
past-reopen = { $who }: إعادة فتح القضية

# What can be done. Buttons.
case-show = عرض من جديد
case-hide = إخفاء مؤقت
case-escalate = تصعيد القضية
case-take = تولّي القضية
case-skip = تخطي القضية
case-decide = اتخاذ القرار
case-outcome = النتيجة
case-keep = إبقاء
# Until it expires.
case-hide-it = إخفاء
case-remove = إزالة
case-only = هذه الصور فقط
# A label before a choice: a law, or a rule of this house.
case-ground = يخالف
case-a-law = قانونًا
case-a-rule = قاعدة من قواعد هذا الخادم
case-which = أيّها
case-found = ما تبيّن
case-found-for-owner = ما تبيّن، بعبارة موجهة إلى المالك
case-decide-unseen = اتخاذ القرار دون نظر
case-comment-told = لا أحد يعرف من كتب التعليق: لا يُخبَر أحد بالقرار، ولا يستطيع أحد الاعتراض. وما يُزال يُحذف فورًا.
case-copies = { $count ->
    [one] يسري القرار أيضًا على مشاركة أخرى واحدة للصورة نفسها.
    [two] يسري القرار أيضًا على مشاركتين أخريين للصورة نفسها.
    [few] يسري القرار أيضًا على { $count } مشاركات أخرى للصورة نفسها.
    [many] يسري القرار أيضًا على { $count } مشاركة أخرى للصورة نفسها.
   *[other] يسري القرار أيضًا على { $count } مشاركة أخرى للصورة نفسها.
}
case-triage = تصنيف القضية
case-category = الفئة
case-category-set = تعيين الفئة
case-ask-reporter = سؤال من أبلغ
case-question = السؤال، ويظهر في صفحة البلاغ
case-ask = إرسال السؤال
case-give = إسنادها إلى شخص
case-moderator = المشرف
case-assign = إسناد القضية

# What was decided.
case-decided-keep = القرار: إبقاء
case-decided-hide = القرار: إخفاء
case-decided-remove = القرار: إزالة
case-decided-by = { $name }، { $at }
# Without looking at it.
case-decided-unseen = { $name }، { $at }، دون نظر
# Together with another case about the same picture.
case-decided-copy = { $name }، { $at }، مع القضية { $case }
case-decided-unseen-copy = { $name }، { $at }، دون نظر، مع القضية { $case }
case-law = قانون: { $law }
case-rule = قاعدة: { $rule }
case-appeal-not-yours = القرار في هذه القضية كان لك، لذلك يبتّ في الاعتراض شخص آخر.
case-appeal-decide = البتّ في الاعتراض
# The decision stands.
case-uphold = تأييد القرار
case-overturn = نقض القرار
case-appeal-why = السبب، بعبارة موجهة إلى المالك

# Posts that wait.
review-all = كل القنوات
review-others = بعضها لينظر فيه آخرون.
# Both are spans such as 3 h 12 min.
review-waits = ينتظر منذ { $waited }، وينتهي وقته بعد { $left }.
# $lists are listed-… from above.
review-listed = في قائمة: { $lists }.
review-keep = إبقاء
review-make-case = فتح قضية له
review-make = فتح قضية
review-category = نوع المخالفة
review-more = المزيد منها

# Channels.
console-channels-none = لا توجد قنوات بعد.
console-channels-make = إنشاء قناة
console-channels-slug = الاسم في العناوين
console-channels-make-it = إنشاء القناة
# Beside a channel's name.
channel-mark-closed = مغلقة
channel-mark-adult = للبالغين
channel-mark-reviewed = بمراجعة مسبقة
rules-title = العنوان
rules-about = موضوع القناة
rules-capacity = أقصى عدد للمنشورات
rules-any-number = أي عدد
rules-retention = مدة بقاء المنشور
rules-while-room = ما دام هناك مكان
rules-slow = المدة بين منشورين للزائر نفسه
rules-no-time = بلا مدة
rules-review = ينظر مشرف في كل منشور أولًا
rules-adult = للبالغين
# 30s, 10m, 24h and 7d are typed like that in every language.
rules-hint = تُكتب المدد هكذا: ⁦30s⁩ أو ⁦10m⁩ أو ⁦24h⁩ أو ⁦7d⁩. يلزم أقصى عدد للمنشورات، أو مدة، أو كلاهما.
channel-desk-closed = أُغلقت هذه القناة: اختفت منشوراتها، ويبقى اسمها محجوزًا.
channel-desk-pinned = المثبّتة
channel-desk-posts = المنشورات
channel-desk-older = منشورات أقدم
channel-desk-newest = أحدث المنشورات
channel-desk-none = لم يُنشر شيء هنا.
channel-desk-none-older = لم يُنشر شيء هنا قبل ذلك.
channel-desk-rules = تفاصيل القناة
channel-desk-change = تغيير القناة
channel-desk-close = إغلاق القناة
channel-desk-close-why = تختفي منشوراتها فورًا، ويبقى اسمها محجوزًا. ولا شيء يعيدها.
channel-desk-sure = إغلاق { $name } نهائيًا

# One post of a channel.
console-post = منشور
console-post-in = منشور في { $channel }
console-post-where = في <a href="{ $url }">{ $channel }</a>
# Such as "2 pictures, 1 comment, 3 h ago".
console-post-line = { $pictures }، { $comments }، { $ago }
console-count-comments = { $count ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقًا
   *[other] { $count } تعليق
}
console-post-comments = التعليقات
console-post-silent = لم يُقل شيء تحته.
console-comment-remove = إزالة التعليق { $number }

# Keys, and what each does. The letters stay.
keys-queue = <kbd>j</kbd> <kbd>k</kbd> القضية التالية والسابقة · <kbd>Enter</kbd> فتح · <kbd>/</kbd> تصفية · <kbd>q</kbd> قائمة الانتظار · <kbd>r</kbd> المراجعة
keys-channels-page = <kbd>c</kbd> القنوات
keys-log = <kbd>o</kbd> السجل
keys-case = <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> النتيجة · <kbd>g</kbd> الأساس · <kbd>f</kbd> ما تبيّن · <kbd>h</kbd> إخفاء أو عرض · <kbd>e</kbd> تصعيد · <kbd>a</kbd> تولّي القضية · <kbd>s</kbd> تخطي القضية · <kbd>n</kbd> ملاحظة · <kbd>t</kbd> الفئة · <kbd>j</kbd> <kbd>k</kbd> الصور · <kbd>l</kbd> ضغط مطوّل للنظر · <kbd>q</kbd> قائمة الانتظار
keys-review = <kbd>j</kbd> <kbd>k</kbd> الصور · <kbd>l</kbd> ضغط مطوّل للنظر · للمنشور المحدد، أو للأول: <kbd>1</kbd> إبقاء · <kbd>2</kbd> فتح قضية · <kbd>3</kbd> إزالة · <kbd>q</kbd> قائمة الانتظار
keys-channels = <kbd>j</kbd> <kbd>k</kbd> القناة التالية والسابقة · <kbd>Enter</kbd> فتح · <kbd>m</kbd> إنشاء قناة · <kbd>q</kbd> قائمة الانتظار
keys-channel = <kbd>j</kbd> <kbd>k</kbd> الصور · <kbd>l</kbd> ضغط مطوّل للنظر · للمنشور المحدد، أو للأول: <kbd>1</kbd> تثبيت أو إلغاء التثبيت · <kbd>3</kbd> إزالة · <kbd>t</kbd> العنوان · <kbd>q</kbd> قائمة الانتظار
keys-post = <kbd>j</kbd> <kbd>k</kbd> الصور والتعليقات · <kbd>l</kbd> ضغط مطوّل للنظر · <kbd>1</kbd> تثبيت أو إلغاء التثبيت · <kbd>3</kbd> إزالة · <kbd>x</kbd> إزالة التعليق المحدد · <kbd>q</kbd> قائمة الانتظار

# The log: each line says who did what. $case is log-case or log-a-case; the one who did it stands before,
# in a column of its own.
log-what-it-is = كل نظرة وكل فعل، وكل سطر مربوط بما قبله. الأمر <span class="mono">chatpic admin log verify</span> يقرأ السجل كله من جديد.
log-line = السطر
log-when = متى
log-who = من
log-what = ماذا
log-older = أسطر أقدم
log-operator = المشغّل
log-case = القضية <a class="mono" href="{ $url }">{ $short }</a>
# For those who may open none.
log-a-case = إحدى القضايا
log-opened = فتح { $case }
log-looked = رؤية مصغّرة الصورة { $picture } من { $case }
log-looked-closer = نظر عن قرب في الصورة { $picture } من { $case }
log-hid = إخفاء محتوى { $case }
log-showed = إعادة عرض محتوى { $case }
log-escalated = تصعيد { $case }
# $name is a moderator.
log-assigned = إسناد { $case } إلى { $name }
log-skipped = تخطي { $case }
log-noted = كتابة ملاحظة على { $case }
# $decision is keep, hide or remove.
log-decided = { $decision ->
    [keep] قرار بالإبقاء في { $case }
    [hide] قرار بالإخفاء في { $case }
   *[remove] قرار بالإزالة في { $case }
}
log-decided-unseen = { $decision ->
    [keep] قرار دون نظر بالإبقاء في { $case }
    [hide] قرار دون نظر بالإخفاء في { $case }
   *[remove] قرار دون نظر بالإزالة في { $case }
}
log-appeal-decided = { $decision ->
    [upheld] البتّ في الاعتراض: تأييد القرار في { $case }
   *[overturned] البتّ في الاعتراض: نقض القرار في { $case }
}
log-closed = إغلاق { $case }
log-invited = دعوة { $name } بدور «{ $role }»
# $with is by what they sign in: passkey, or anything else. No counting.
log-joined = { $with ->
    [passkey] انضمام { $name } بمفتاح مرور
   *[zero] انضمام { $name } بكلمة مرور ورمز
}
log-signed-in = تسجيل الدخول
log-signed-out = تسجيل الخروج
log-deactivated = إيقاف حساب { $name }
log-read = قراءة السجل
# $list is the name of a list of known pictures, $change what was done to it, in English.
log-list = القائمة { $list }: { $change }
log-vault-kept = حفظ مشفّر في الخزنة: { $case }
log-vault-exported = تصدير من الخزنة: { $case }
log-vault-asked = سؤال شخص ثانٍ بشأن محتوى الخزنة: { $case }
# $by is the second person.
log-vault-prolonged = تمديد الحفظ في الخزنة، مع { $by }: { $case }
log-vault-destroyed = إتلاف في الخزنة، مع { $by }: { $case }
log-vault-destroyed-why = إتلاف في الخزنة، مع { $by }: { $why }: { $case }
# A network may not share for a while, for what the case was about.
log-ban-set = فرض حظر بعد { $case }
log-ban-lifted = رفع الحظر بعد { $case }
log-channel-made = إنشاء القناة { $channel }
log-channel-changed = تغيير القناة { $channel }
log-channel-closed = إغلاق القناة { $channel }
log-review = تصفّح ما ينتظر
log-review-of = تصفّح ما ينتظر في { $channel }
log-channel-opened = فتح القناة { $channel }
log-post-opened = فتح المنشور { $post } في { $channel }
log-post-looked = رؤية مصغّرة الصورة { $picture } من المنشور { $post }
log-post-looked-closer = نظر عن قرب في الصورة { $picture } من المنشور { $post }
log-post-kept = قبول المنشور { $post } في { $channel }
log-post-removed = إزالة المنشور { $post } من { $channel }
# The same picture is blocked: $where is channels or everywhere.
log-post-removed-blocked = { $where ->
    [channels] إزالة المنشور { $post } من { $channel }، مع الحجب في القنوات
   *[everywhere] إزالة المنشور { $post } من { $channel }، مع الحجب في كل مكان
}
log-post-filed = نقل المنشور { $post } إلى { $case }
log-post-pinned = تثبيت المنشور { $post } في { $channel }
log-post-unpinned = إلغاء تثبيت المنشور { $post } في { $channel }
log-comment-removed = إزالة التعليق { $comment } تحت المنشور { $post } في { $channel }
# $date is a day such as 2026-12-31, or none.
log-sunset = تحديد يوم الإغلاق: { $date }
