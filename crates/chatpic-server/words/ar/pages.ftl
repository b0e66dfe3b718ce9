# Smaller pages: what is gone, what is remembered here, phones, programs, and the end of the instance.

# Something is gone. “It” is a picture or several.
gone-title = لم يعد موجودًا
gone-view = انتهت هذه المشاهدة.
gone-picture = اختفت هذه الصورة.
gone-post = اختفى هذا المنشور.
gone-view-over = تدوم المشاهدة مدة محدودة، وقد انتهى وقتها.
gone-post-over = تبقى المنشورات مدة من الزمن، أو إلى أن تحتاج منشورات أحدث إلى مكانها.
gone-time-over = كان للعرض وقت محدد، وقد انتهى.
gone-views-used = كان للعرض عدد محدد من المشاهدات، وقد استُنفد كله.
gone-withdrawn = سُحب المحتوى قبل موعده.
gone-removed = أزال أحد مشرفي هذا الخادم هذا المحتوى.
gone-open-again = إذا بقيت للرابط مشاهدات، ففتحه من جديد يستهلك مشاهدة أخرى.
gone-ask = إذا بقيت لك حاجة إلى المحتوى، فيمكنك طلبه ممن أرسل إليك الرابط.

# Somebody who was shown the pictures destroyed the link.
ended-title = أُتلف الرابط
ended-heading = أُتلف هذا الرابط.
ended-about = لا يستطيع أحد فتحه بعد الآن، ولا أنت أيضًا، وقد انتهت كل مشاهداته.
ended-sender = يظهر لمن أرسله إليك أن أحد مشاهديه أنهاه.

# The list of shares that a browser keeps. A share is what somebody shared: its pictures and its links.
mine-about = هذه القائمة محفوظة في هذا المتصفح وحده. ومن يستخدم هذا المتصفح يستطيع فتح ما فيها وتغييره وحذفه.
mine-no-script = تُحفظ هذه القائمة في متصفحك باستخدام JavaScript، لكن JavaScript معطّلة.
mine-none = لا شيء محفوظ هنا بعد. ما تشاركه من هذا المتصفح سيُحفظ هنا.
mine-copy = نسخ الرابط
mine-delete = حذف هذه المشاركة
# It is taken off the list, and stays shared.
mine-forget = إلغاء حفظها هنا
# All shares.
mine-all = كل المشاركات
mine-delete-all = حذف كل المشاركات
mine-delete-all-about = تتوقف فورًا كل روابط المشاركات المذكورة أعلاه، وتنتهي المشاهدات المفتوحة. لا يمكن التراجع عن ذلك.
mine-move = نقل القائمة إلى متصفح آخر
mine-move-about = يحتوي الملف على روابط الإدارة الخاصة بك: من يملكه يتحكم تمامًا في هذه المشاركات.
mine-save = حفظ القائمة في ملف
mine-add = إضافة قائمة من ملف
mine-file = قائمة حُفظت هنا أو في متصفح آخر

# What its script says. { $when } is a day and a time.
script-mine-shared = وقت المشاركة: ⁨{ $when }⁩
# The server is asked what became of a share.
script-mine-asking = جارٍ السؤال…
# A share has { $count } links; how often they were opened follows.
script-mine-links = { $count ->
    [one] رابط واحد
    [two] رابطان
    [few] { $count } روابط
    [many] { $count } رابطًا
   *[other] { $count } رابط
}
script-mine-opened = { $count ->
    [zero] لم تُفتح بعد
    [one] فُتحت مرة واحدة
    [two] فُتحت مرتين
    [few] فُتحت { $count } مرات
    [many] فُتحت { $count } مرة
   *[other] فُتحت { $count } مرة
}
# { $time } is such as 3 h 12 min.
script-mine-left = تختفي بعد { $time }
script-mine-expired = انتهى وقتها.
script-mine-waiting = ينظر فيها مشرف أولًا.
script-mine-spent = استُنفدت مشاهداتها.
script-mine-withdrawn = حذفتها بنفسك.
script-mine-removed = أُزيلت.
script-mine-gone = اختفت.
script-mine-forgotten = اختفت، ولم يعد الخادم يذكرها.
script-mine-silent = لا يستطيع الخادم الإجابة الآن. يمكنك إعادة تحميل الصفحة للسؤال من جديد.
script-mine-unreached = تعذّر الوصول إلى الخادم. يمكنك إعادة تحميل الصفحة للسؤال من جديد.
script-mine-copy = نسخ الرابط
script-mine-copied = تم النسخ
# The same button, after it was pressed once.
script-mine-delete-sure = حذفها للجميع؟
script-mine-deleted = تم الحذف
script-mine-not-deleted = تعذّر حذفها. يُرجى المحاولة من جديد.
script-mine-all-deleted = { $count ->
    [one] حُذفت مشاركة واحدة
    [two] حُذفت مشاركتان
    [few] حُذفت { $count } مشاركات
    [many] حُذفت { $count } مشاركة
   *[other] حُذفت { $count } مشاركة
}
script-mine-some-left = { $count ->
    [one] تعذّر حذف مشاركة واحدة. يُرجى المحاولة من جديد.
    [two] تعذّر حذف مشاركتين. يُرجى المحاولة من جديد.
    [few] تعذّر حذف { $count } مشاركات. يُرجى المحاولة من جديد.
    [many] تعذّر حذف { $count } مشاركة. يُرجى المحاولة من جديد.
   *[other] تعذّر حذف { $count } مشاركة. يُرجى المحاولة من جديد.
}
script-mine-added = { $count ->
    [zero] لم يُضف شيء
    [one] أُضيفت مشاركة واحدة
    [two] أُضيفت مشاركتان
    [few] أُضيفت { $count } مشاركات
    [many] أُضيفت { $count } مشاركة
   *[other] أُضيفت { $count } مشاركة
}
script-mine-no-list = هذا الملف ليس قائمة حُفظت هنا.

# How to share from a phone. What stands in <b> is what the phone itself says: as it says it in this language.
phone-about = لا حاجة إلى تثبيت تطبيق من متجر. يمكن لهذه الصفحة أن تكون تطبيقًا.
phone-android = Android
phone-android-install = فتح هذا الموقع في متصفحك، ثم قائمة المتصفح، ثم <b>إضافة إلى الشاشة الرئيسية</b> أو <b>تثبيت</b>.
phone-android-share = بعد ذلك يظهر ChatPic في قائمة المشاركة: يكفي اختيار صور من معرضك، ثم المشاركة، ثم ChatPic.
phone-terms = الصور التي تصل بهذه الطريقة لها الشروط المعتادة: تختفي بعد { $time }، ومشاهداتها بلا حد. لشروط أخرى يمكنك فتح الصفحة والاختيار فيها.
phone-iphone = iPhone وiPad
# Shortcuts is an app of Apple's.
phone-iphone-about = المشاركة ثم <b>إضافة إلى الشاشة الرئيسية</b> تضع الصفحة بين تطبيقاتك. لا يسمح Safari للصفحات بالظهور في ورقة المشاركة، لكن الاختصار يفعل ذلك. الخطوات في تطبيق «الاختصارات»، بعد إنشاء اختصار جديد:
phone-iphone-sheet = في تفاصيله: تفعيل <b>إظهار في ورقة المشاركة</b>، وقبول <b>الصور</b>.
phone-iphone-convert = إضافة <b>تحويل الصورة</b>: إلى JPEG. (صيغة HEIC التي يلتقط بها iPhone الصور غير مقبولة هنا.)
phone-iphone-send = إضافة <b>جلب محتويات URL</b>: <span class="mono">{ $url }</span>، والطريقة POST، ونص الطلب «نموذج». ثم إضافة حقل من نوع «ملف» بالمفتاح <span class="mono">file</span> وفيه الصورة المحوّلة، وحقل من نوع «نص» بالمفتاح <span class="mono">expires_in</span>، وقيمته مثلًا <span class="mono">1h</span>؛ ولتحديد عدد المشاهدات حقل بالمفتاح <span class="mono">max_views</span>.
phone-iphone-copy = إضافة <b>نسخ إلى الحافظة</b>. ما يعود هو الرابط ولا شيء غيره.
phone-iphone-note = لا يمكن سحب رابط أُرسل بهذه الطريقة، لأن الاختصار لا يحتفظ برابط الإدارة. للاحتفاظ به يمكنك المشاركة من الصفحة.

# For those who write programs.
api-about = كل ما تفعله الصفحات، للبرامج. بلا مفتاح وبلا حساب: JSON في الاتجاهين، والأخطاء بصيغة <span class="mono">application/problem+json</span>.
api-whole = الوصف الكامل بصيغة OpenAPI 3.1: <a href="/api/openapi.json">⁦/api/openapi.json⁩</a>

# What a phone says of the page as an app.
app-about = مشاركة الصور لوقت محدود، بلا حسابات.

# What a link shows where it is posted, in a chat for example.
card-title = شارك أحدهم شيئًا معك
card-about = متاح لوقت محدود. يمكن رؤيته بفتح الرابط.

# The end of the instance: its operator closes it for good.
closing-title = الإغلاق قريب
closing-heading = لا صور جديدة
closing-about = هذا الخادم في طريقه إلى الإغلاق ولم يعد يقبل صورًا. ما شورك من قبل تبقى رؤيته ممكنة حتى ذلك الحين.
closing-yours = هل كانت المشاركة لك؟ في رابط الإدارة تحصل على رابط إلى صورك.
# { $time } is such as 12 days 3 h, { $day } such as 2026-12-31.
farewell-until = <strong>يُغلق هذا الخادم بعد { $time }،</strong> في { $day } عند الساعة ⁦0:00 UTC⁩. وهو لا يقبل صورًا جديدة؛ وتعمل الروابط حتى ذلك الحين، أو حتى موعد انتهائها.
farewell-closed = <strong>أُغلق هذا الخادم.</strong> قد تتوقف الروابط عن العمل في أي لحظة.
