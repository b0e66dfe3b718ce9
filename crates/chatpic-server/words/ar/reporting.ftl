# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = القرار خلال { $time }
countdown-shown = العرض من جديد بعد { $time }
countdown-over = لمعرفة ما آل إليه الأمر يُرجى إعادة تحميل الصفحة.

# A button under a picture or a comment.
report-this = الإبلاغ عن هذا

# What it is reported as, to choose from.
category-csam = اعتداء جنسي على طفل
category-child-exploitation = استغلال طفل أو تصويره بصورة جنسية
category-ncii = صورة حميمة دون موافقة
category-threat-to-life = تهديد لحياة شخص
category-terror = إرهاب
category-gore = عنف شديد
category-animal-cruelty = قسوة على الحيوانات
category-harassment-doxxing = مضايقة، أو كشف مكان سكن شخص
category-hate = كراهية
category-self-harm = إيذاء النفس أو الانتحار
category-fraud-malware = احتيال أو برامج ضارة
category-copyright = حقوق النشر
category-trademark = علامة تجارية
category-privacy = شخص يظهر رغمًا عنه
category-illegal-other = شيء آخر مخالف للقانون
category-rules-other = غير مخالف للقانون، لكنه يخالف الإرشادات

# Fields of every form.
field-link = الرابط
field-category = نوع المخالفة
# Where nothing is chosen yet.
field-choose = يُرجى الاختيار
field-what-is-wrong = ما المشكلة (يمكن تركه فارغًا)
field-who-is-shown = من يظهر في الصورة، ولماذا هي دون موافقة
field-anything-else = أي شيء آخر (يمكن تركه فارغًا)
field-why-illegal = لماذا يخالف القانون
field-what-is-ordered = مضمون الأمر
field-name = اسمك
field-where-to-reach = وسيلة للوصول إليك (يمكن تركها فارغة)
field-email = بريد إلكتروني يمكن الوصول إليك عليه
field-address = عنوانك البريدي
field-phone = رقم هاتفك
field-signature = التوقيع: اسمك الكامل مكتوبًا
field-work = العمل الذي تملكه، وأين يمكن رؤيته
field-no-consent = أعتقد بحسن نية أن العرض جارٍ دون موافقة من يظهر في الصورة.
field-not-allowed = أعتقد بحسن نية أن هذا الاستخدام لا يسمح به المالك ولا وكيله ولا القانون.
field-good-faith = أعتقد بحسن نية أن ما أقوله هنا صحيح وكامل.
field-accuracy = ما أقوله هنا صحيح، وأقرّ تحت طائلة عقوبة شهادة الزور بأنني المالك أو أن لي أن أتصرف باسمه.
field-authority = ما السلطة، ومن المسؤول فيها
field-legal-basis = الأساس القانوني
field-reference = الرقم المرجعي للأمر
field-mistake = أعتقد بحسن نية، تحت طائلة عقوبة شهادة الزور، أن المحتوى أُزيل خطأً أو ظُنّ شيئًا آخر.
field-jurisdiction = أقبل اختصاص المحكمة التابع لها عنواني (وخارج الولايات المتحدة: أي محكمة هناك يمكن أن يوجد هذا الخادم في دائرتها)، وأقبل أن يبلّغني مقدّم الإشعار بالأوراق القضائية.

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = تصل بلاغات كثيرة في وقت واحد.
script-report-working = يعمل متصفحك من أجل هذا البلاغ، ويستغرق ذلك بضع ثوانٍ.
script-report-lacks = بقي شيء واحد ناقص.
script-report-password = يُرجى كتابة كلمة المرور من جديد، ثم الإرسال.

# The form for everything.
report-title = الإبلاغ
report = الإبلاغ عن صورة أو تعليق
report-explained = لا حاجة إلى حساب ولا إلى اسم. تحصل على رابط ترى فيه مصير بلاغك، ولا يُخبَر من شارك الصورة أو كتب التعليق بهويتك.
report-password = كلمة مرور الرابط، إن كانت له كلمة مرور
# A button.
report-send = إرسال البلاغ
report-promise = يتيح بلاغك للمشرفين فتح ما تبلغ عنه ولا شيء غيره؛ ودون كلمة مروره لا يستطيعون النظر فيه. إذا كان طفل أو حياة شخص في خطر، فيُرجى الاتصال بالشرطة أولًا. وللصور الحميمة التي تُظهرك، ولحقوق النشر، ولأوامر السلطات <a href="/takedown">نماذج خاصة بها</a>.

# The forms that laws give.
takedown-title = طلب إزالة
takedown = طلب إزالة محتوى
takedown-explained = لما يحدد له القانون نموذجًا. أما غير ذلك <a href="/report">فيمكنك الإبلاغ عنه</a>.
takedown-copies = تُزال مع المحتوى الذي تذكره نسخه المطابقة على هذا الخادم. ومن يشغّل الخادم ومن يتلقى الرسائل مذكوران في صفحة <a href="/legal/contact">التواصل</a>.

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = محتوى مخالف للقانون: إشعار الاتحاد الأوروبي
notice-eu-promise = وفق قانون الخدمات الرقمية. إيصال فوري، وقرار مع أسبابه.
notice-eu-explained = لكل ما يخالف القانون، وفق المادة 16 من قانون الخدمات الرقمية للاتحاد الأوروبي. تحصل على إيصال فورًا، وعلى القرار مع أسبابه. ويمكن ترك الاسم ووسيلة الوصول فارغين إذا تعلق الأمر باعتداء جنسي على طفل.
notice-eu-send = إرسال الإشعار
notice-eu-after = لا يُخبَر من شارك المحتوى بهويتك.
notice-intimate = صورة حميمة دون موافقة
notice-intimate-promise = تُخفى فورًا، حتى إن كانت من صنع حاسوب.
notice-intimate-explained = لصورة تُظهرك، أو تُظهر شخصًا لك أن تتحدث باسمه، بعُري أو في وضع حميم ودون موافقة، حقيقية كانت أو من صنع حاسوب. تُخفى فور إرسال هذا النموذج، وينظر فيها إنسان خلال 12 ساعة، و48 ساعة على الأكثر.
notice-intimate-send = طلب إزالة الصورة
notice-intimate-after = لا يُخبَر من شارك الصورة بهويتك. وتُزال معها نسخها المطابقة هنا. إذا كنت على علم بروابط أخرى، فيُرجى إرسال هذا النموذج لكل رابط.
notice-copyright = إشعار حقوق النشر
notice-copyright-promise = العناصر الستة الواردة في ⁦17 USC 512⁩. القرار خلال يوم، وثلاثة أيام على الأكثر.
notice-copyright-explained = لعمل تملكه، أو عمل لك أن تتصرف باسم مالكه. للإشعار بموجب ⁦17 USC 512⁩ ستة عناصر، ويطلبها هذا النموذج كلها. يصدر القرار خلال يوم، وثلاثة أيام على الأكثر.
notice-copyright-send = إرسال إشعار حقوق النشر
notice-copyright-after = يرى من شارك المحتوى اسمك وعملك وما تقوله، ويستطيع الرد بإشعار مضاد يصل إليك. ومن يدّعي عن علم ما ليس صحيحًا قد يتحمل مسؤولية الضرر.
notice-authority = أمر من سلطة
notice-authority-promise = يُستدعى المشغّل فورًا.
notice-authority-explained = للمحاكم والسلطات. يُستدعى المشغّل فورًا، ويصدر القرار خلال ساعة.
notice-authority-send = إرسال الأمر
notice-authority-after = عند زيارة ما أُزيل بأمر يُذكر للزائر أنه أُزيل بأمر. ولا شيء هنا يمكن أن يدل على من شارك أو شاهد: لا يُحتفظ بأي عنوان.
notice-password = كلمة مرور الرابط، إن كانت له كلمة مرور وكنت على علم بها

# What became of a report.
reported-title = بلاغك
reported-received = وصلنا بلاغك
reported-in-review = بلاغك قيد النظر
reported-kept = يبقى المحتوى
reported-hidden = أُخفي المحتوى
reported-removed = أُزيل المحتوى
reported-appealed = يُنظر في المحتوى من جديد
reported-overturned = المحتوى معروض من جديد
reported-received-next = الخطوة التالية: ينظر أحد المشرفين في ما أبلغت عنه ويتخذ القرار.
reported-in-review-next = البلاغ الآن لدى أحد المشرفين. ويظهر القرار هنا.
reported-kept-next = نظر أحد المشرفين في المحتوى ولم يجد شيئًا ممنوعًا هنا. إذا كان هناك ما ينبغي معرفته أيضًا، فيمكنك الإبلاغ من جديد وذكره.
# “It” is a comment.
reported-comment-next = هذا قرار أحد المشرفين. لا أحد يعرف من كتب التعليق، لذلك لا يُخبَر أحد بالسبب.
reported-decided-next = هذا قرار أحد المشرفين. يستطيع من شارك المحتوى الاعتراض؛ وعندئذ ينظر فيه شخص آخر، ويُذكر ذلك في هذه الصفحة.
reported-appealed-next = اعترض من شارك المحتوى. ويتخذ القرار الآن مشرف لم يتخذ القرار الأول.
reported-overturned-next = اعترض من شارك المحتوى، وكان الاعتراض في محله.
reported-ask = يسأل المشرفون
reported-answer = <a href="/report">يمكنك الرد ببلاغ آخر</a> عن الرابط نفسه.
reported-unseen = لا يستطيع أحد هنا النظر فيه، لأن له كلمة مرور. إذا كنت على علم بها، <a href="/report">فيمكنك الإبلاغ عنه من جديد</a> مع كلمة المرور.
reported-as = نوع المخالفة: { $category }
reported-at = وقت الوصول: { $hour }
reported-decided-at = وقت القرار: { $hour }
reported-is-hidden = لا يمكن رؤية المحتوى الآن.
reported-is-shown = المحتوى غير مخفي.
reported-keep = الاحتفاظ بهذه الصفحة
reported-keep-explained = عنوانها هو السبيل الوحيد لمعرفة مصير بلاغك. ولا يستطيع أحد أن يعيده إليك.
# A button.
reported-copy = نسخ هذا الرابط

# What was reported and decided, in numbers.
transparency-title = الشفافية
transparency = الشفافية
transparency-explained = ما أُبلغ عنه هنا، وما صدر فيه من قرارات، وكم استغرق ذلك. أي عدد من 1 إلى 4 يُكتب ⁦&lt;5⁩ حتى لا يمكن التعرف على أحد.
transparency-programs = البيانات نفسها <a href="/transparency.json">للبرامج</a>.
# In small print beside a category and before a number: such as “EU notice, by page”.
transparency-notices = { $form }، عبر { $source }
transparency-intimate = طلب ممن يظهر في الصورة
transparency-copyright = إشعار حقوق النشر
transparency-eu = إشعار الاتحاد الأوروبي
transparency-authority = أمر
transparency-report = بلاغ
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = صفحة الإبلاغ
transparency-source-api = API
transparency-source-takedown = صفحة طلب الإزالة
# What was decided how often.
transparency-removed = إزالة
transparency-hidden = إخفاء
transparency-kept = إبقاء
# In small print beside that: the law or rule it rests on.
transparency-by-law = وفق القانون: { $ground }
transparency-by-rule = وفق القواعد: { $ground }
# Each before a length of time.
transparency-half = نصف القرارات كلها خلال
transparency-most = 19 من كل 20 قرارًا خلال
# Each before a number.
transparency-requests = الطلبات المتعلقة بالصور الحميمة التي صدر فيها قرار
transparency-in-time = منها خلال 48 ساعة
transparency-appeals = الاعتراضات التي صدر فيها قرار
transparency-reversals = منها القرارات التي نُقضت
transparency-orders = أوامر السلطات
transparency-lists = قوائم الصور المعروفة
transparency-no-list = ليس لدى هذا الخادم أي قائمة: لا يُقارَن شيء مما يُرفع بأي شيء.
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>، مدخل واحد. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
    [two] <span class="mono">{ $class }</span>، مدخلان. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
    [few] <span class="mono">{ $class }</span>، { $entries } مدخلات. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
    [many] <span class="mono">{ $class }</span>، { $entries } مدخلًا. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
   *[other] <span class="mono">{ $class }</span>، { $entries } مدخل. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>، مدخل واحد، بتاريخ { $day }. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
    [two] <span class="mono">{ $class }</span>، مدخلان، بتاريخ { $day }. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
    [few] <span class="mono">{ $class }</span>، { $entries } مدخلات، بتاريخ { $day }. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
    [many] <span class="mono">{ $class }</span>، { $entries } مدخلًا، بتاريخ { $day }. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
   *[other] <span class="mono">{ $class }</span>، { $entries } مدخل، بتاريخ { $day }. التطابق يعني <span class="mono">{ $action }</span>. حالات التطابق: { $hits }، الخاطئة منها: { $wrong }.
}
