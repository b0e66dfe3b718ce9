# What went wrong, for pages and for programs that show it. A title is a few words; what ends in -why
# says what happened and what to do next.

problem-unknown = غير موجود
problem-unknown-why = لا يوجد شيء على هذا العنوان.
problem-gone = لم يعد هذا المحتوى موجودًا
problem-gone-expired = انتهى وقته.
problem-gone-spent = استُنفدت كل مشاهداته.
problem-gone-withdrawn = سُحب قبل موعده.
problem-gone-removed = أُزيل.
problem-hidden = مخفي مؤقتًا
problem-hidden-why = هذا المحتوى مخفي إلى أن يُنظر في بلاغ عنه. يُرجى المحاولة لاحقًا.
problem-password-required = كلمة المرور مطلوبة
problem-password-required-why = لهذا الرابط كلمة مرور.
problem-password-wrong = كلمة المرور غير صحيحة
problem-password-wrong-why = ليست هذه كلمة المرور. لم تُستهلك أي مشاهدة.
problem-nonce-used = انتهت هذه المشاهدة
# A nonce is a random text that a program sends: not to be translated.
problem-nonce-used-why = انتهت المشاهدة التي كان لها هذا الـ nonce. لمشاهدة جديدة يلزم nonce جديد.
problem-still-running = ما زال العمل جاريًا
problem-still-running-why = ما زال العمل جاريًا على الطلب نفسه. يُرجى المحاولة بعد لحظات.
problem-key-reused = استُخدم Idempotency-Key من قبل
problem-key-reused-why = سبق أن وصل Idempotency-Key هذا مع طلب آخر. يلزم مفتاح جديد.
problem-upload-over = انتهى هذا الرفع
problem-upload-expired = لم يكتمل في الوقت المناسب. يُرجى بدء رفع جديد.
problem-upload-spent = وصل وتمت مشاركته.
problem-upload-withdrawn = أُنهي قبل أن يكتمل.
problem-upload-removed = تعذّرت مشاركة ما وصل.
problem-wrong-offset = ليس هذا موضع المتابعة
problem-wrong-offset-why = وصل من هذا الرفع { $received } من البايتات. تُتابَع من هناك.
problem-wrong-checksum = ليس هذا ما أُرسل
problem-wrong-checksum-why = تغيّرت البايتات في الطريق. لم يُحتفظ بأي منها: يُرجى إرسالها من جديد.
problem-wrong-protocol = بروتوكول آخر
problem-wrong-protocol-why = الرفع القابل للاستئناف هنا يتبع ⁦tus 1.0.0⁩. يُذكر ذلك في ⁦Tus-Resumable⁩.
problem-not-bytes = ليس جزءًا من رفع
problem-not-bytes-why = تُرسل الأجزاء بالنوع ⁦application/offset+octet-stream⁩.
problem-too-many-open = عدد كبير من عمليات الرفع غير المكتملة
problem-too-many-open-why = يُرجى إكمال بعض عمليات الرفع أو إنهاؤها قبل بدء أخرى.
problem-field = حقل غير مقبول
problem-too-large = الحجم أكبر من المسموح
problem-not-accepted = غير مقبول
problem-not-accepted-why = لا يمكن مشاركة هذا هنا.
problem-format = صيغة غير مقبولة
problem-formats = يمكن أن تكون الصور بصيغة JPEG أو PNG أو GIF أو WebP أو AVIF حيث تُقبل؛ ومقاطع الفيديو، حيث تُقبل، بصيغة MP4 أو MOV أو WebM.
problem-broken = الملف تالف
problem-deficient = ينقص الإشعارَ شيء
# $missing is a list such as "your name; how to reach you": see missing-… below.
problem-deficient-why = يُرجى إضافة ما يلي: { $missing }.
problem-legal-demand = أُزيل بأمر
problem-legal-demand-why = أُزيل هذا المحتوى لأن قانونًا أو سلطة تطلب ذلك.
problem-not-now = غير ممكن في الوضع الحالي
problem-not-allowed = ليس ضمن صلاحياتك
problem-not-allowed-why = هذا من شأن شخص آخر.
problem-too-many = طلبات كثيرة جدًا
problem-too-many-why = وصل عدد كبير منها في وقت قصير. يُرجى المحاولة بعد { $seconds } ث.
problem-channel-busy = القناة ممتلئة بمنشورات جديدة
problem-channel-busy-why = لا شيء يمكن أن يغادرها بعدُ ليحل محله منشور جديد. يُرجى المحاولة بعد دقيقة.
problem-channel-closed = هذه القناة مغلقة
problem-channel-closed-why = لا يُنشر فيها شيء بعد الآن، وما كان فيها اختفى.
problem-adults-only = للبالغين فقط
# adult=yes is part of an address: not to be translated.
problem-adults-only-why = للإقرار بأنك من البالغين تُضاف adult=yes إلى العنوان.
problem-busy = الخادم مشغول
problem-busy-why = تصل صور كثيرة في وقت واحد. يُرجى المحاولة بعد لحظات.
problem-busy-marking-why = توضع العلامات على مقاطع الفيديو واحدًا تلو الآخر، ولم يبدأ هذا بعد. يُرجى المحاولة بعد لحظات.
problem-no-room = لم يبقَ مكان
problem-no-room-why = لا مكان في الخادم لصور جديدة. يُرجى المحاولة لاحقًا.
problem-malformed = تعذّرت قراءة الطلب
# $reason is in English, for programmers.
problem-malformed-why = تعذّرت قراءته: { $reason }.
problem-timed-out = بطيء جدًا
problem-timed-out-why = استغرق وصول الصور المرفوعة وقتًا طويلًا. يُرجى المحاولة من جديد.
problem-sunset = لا صور جديدة
# $day is such as 2026-12-31.
problem-sunset-why = يُغلق هذا الخادم في { $day } ولا يقبل صورًا جديدة. وتعمل الروابط حتى ذلك الحين، أو حتى موعد انتهائها.
problem-pass-required = يلزم تصريح رفع
# chatpic solve is a command.
problem-pass-required-why = المشاركة هنا تتطلب الآن تصريح رفع، ويكلّف ذلك حاسوبك بضع ثوانٍ من العمل. تحصل عليه الصفحة الرئيسية بنفسها؛ ويطبعه الأمر `chatpic solve`.
problem-proof-required = يلزم إثبات عمل
problem-proof-required-why = تصل بلاغات كثيرة في وقت واحد. يمكن إرسال هذا البلاغ مع حل تحدٍّ من ⁦/api/v1/reports/challenge⁩، أو إرساله من جديد بعد دقيقة.
problem-banned = الرفع محظور من هنا
problem-banned-in-public = النشر محظور من هنا
problem-sign-in-required = يلزم تسجيل الدخول أولًا
problem-sign-in-required-why = لا يستطيع ذلك إلا المشرفون الذين سجّلوا الدخول.
problem-sign-in-wrong = تعذّر تسجيل الدخول
problem-sign-in-wrong-why = شيء من البيانات غير صحيح، أو انتهى وقته. يُرجى المحاولة من جديد.
problem-cross-site = ليس من هنا
problem-cross-site-why = جاء هذا الطلب من صفحة موقع آخر.
problem-range = لا يوجد هذا النطاق
problem-range-why = حجم الصورة { $bytes } بايت.
problem-method = الطريقة غير مسموح بها
problem-method-why = هذا العنوان لا يقبل هذه الطريقة.
problem-unavailable = غير متاح الآن
problem-unavailable-why = تعطّل شيء في الخادم. لم يضِع شيء. يُرجى المحاولة بعد لحظات.
unavailable-key-kept = { $days ->
    [one] مفتاح الوسوم التي مضى عليها يوم واحد ما زال موجودًا.
    [two] مفتاح الوسوم التي مضى عليها يومان ما زال موجودًا.
    [few] مفتاح الوسوم التي مضت عليها { $days } أيام ما زال موجودًا.
    [many] مفتاح الوسوم التي مضى عليها { $days } يومًا ما زال موجودًا.
   *[other] مفتاح الوسوم التي مضى عليها { $days } يوم ما زال موجودًا.
}
unavailable-clock-behind = ساعة هذه العقدة متأخرة { $seconds } ث عن ساعة قاعدة البيانات.
unavailable-clock-ahead = ساعة هذه العقدة متقدمة { $seconds } ث على ساعة قاعدة البيانات.

# Buttons below a problem.
problem-again = المحاولة من جديد
problem-share = مشاركة صورة
# After a form with pictures came back.
problem-files = يعود النموذج فارغًا: يُرجى اختيار الصور وكل ما عداها من جديد.

# Why a field of a form can't be taken. $field is its name in the form, such as expires_in: not to be
# translated.

wrong-missing = { $field }: غير موجود.
wrong-switch = { $field }: القيمة إما ⁦true⁩ وإما ⁦false⁩.
wrong-up-to = { $field }: القيمة عدد من 1 إلى { $most }.
wrong-characters = { $field }: عدد الأحرف { $most } على الأكثر.
wrong-some-characters = { $field }: عدد الأحرف من 1 إلى { $most }.
wrong-bytes = { $field }: عدد البايتات من 1 إلى { $most }.
# 90s, 10m, 1h and 7d are typed like that in every language.
wrong-duration = { $field }: القيمة مدة مثل ⁦90s⁩ أو ⁦10m⁩ أو ⁦1h⁩ أو ⁦7d⁩.
# $least and $most are durations, such as 60s and 30d.
wrong-between = { $field }: القيمة بين { $least } و{ $most }.
wrong-between-from-now = { $field }: القيمة بين { $least } و{ $most } من الآن.
wrong-no-marks = { $field }: العلامات غير متاحة على هذا الخادم.
wrong-no-comments = { $field }: التعليقات غير متاحة على هذا الخادم.
wrong-unlabelled-mark = { $field }: يتطلب علامة واسمًا يظهر فيها.
wrong-no-mark-on = { $field }: لا يمكن وضع علامة على صور { $format }؛ أرسلها بصيغة JPEG أو PNG أو WebP، أو من دون علامة.
wrong-too-small-to-mark = { $least ->
    [one] { $field }: تتطلب العلامة صورًا لا يقل كل ضلع فيها عن بكسل واحد، وإحدى هذه الصور أصغر.
    [two] { $field }: تتطلب العلامة صورًا لا يقل كل ضلع فيها عن بكسلين، وإحدى هذه الصور أصغر.
    [few] { $field }: تتطلب العلامة صورًا لا يقل كل ضلع فيها عن { $least } بكسلات، وإحدى هذه الصور أصغر.
    [many] { $field }: تتطلب العلامة صورًا لا يقل كل ضلع فيها عن { $least } بكسلًا، وإحدى هذه الصور أصغر.
   *[other] { $field }: تتطلب العلامة صورًا لا يقل كل ضلع فيها عن { $least } بكسل، وإحدى هذه الصور أصغر.
}
wrong-no-picture = { $field }: يلزم اختيار صورة واحدة على الأقل.
wrong-pictures = { $most ->
    [one] { $field }: تتسع المشاركة لصورة واحدة.
    [two] { $field }: تتسع المشاركة لصورتين على الأكثر.
    [few] { $field }: تتسع المشاركة لـ{ $most } صور على الأكثر.
    [many] { $field }: تتسع المشاركة لـ{ $most } صورة على الأكثر.
   *[other] { $field }: تتسع المشاركة لـ{ $most } صورة على الأكثر.
}
wrong-one-picture = { $field }: يتسع لصورة واحدة.
wrong-more-pixels = { $field }: عدد البكسلات أكبر من { $limit }.
wrong-more-pixels-a-side = { $field }: عدد البكسلات على أحد الأضلاع أكبر من { $limit }.
wrong-more-pixels-longer = { $field }: عدد البكسلات على الضلع الأطول أكبر من { $limit }.
wrong-more-pixels-shorter = { $field }: عدد البكسلات على الضلع الأقصر أكبر من { $limit }.
wrong-more-pixels-in-all = { $field }: عدد البكسلات في كل الإطارات معًا أكبر من { $limit }.
wrong-more-seconds = { $field }: المدة بالثواني أكبر من { $limit }.
# Frames of an animated picture.
wrong-more-frames = { $field }: عدد الإطارات أكبر من { $limit }.
wrong-more-metadata = { $field }: حجم البيانات الوصفية بالبايت أكبر من { $limit }.
wrong-more-profile = { $field }: حجم ملف تعريف الألوان بالبايت أكبر من { $limit }.
# $what is in English, for programmers.
wrong-more-parts = { $field }: العدد أكبر من { $limit } ({ $what }).
wrong-links = { $field }: عدد الروابط من 1 إلى { $most }.
wrong-passwords = { $most ->
    [one] { $field }: يمكن أن تكون كلمة المرور لرابط واحد فقط من روابط الرفع.
    [two] { $field }: يمكن أن تكون كلمة المرور لرابطين فقط من روابط الرفع.
    [few] { $field }: يمكن أن تكون كلمة المرور لـ{ $most } روابط فقط من روابط الرفع.
    [many] { $field }: يمكن أن تكون كلمة المرور لـ{ $most } رابطًا فقط من روابط الرفع.
   *[other] { $field }: يمكن أن تكون كلمة المرور لـ{ $most } رابط فقط من روابط الرفع.
}
# Stands in the place of $field, where the field $inner of one of several links can't be taken.
wrong-in-link = { $field }: الرابط { $number }، { $inner }
wrong-session-id = { $field }: ثمانية أحرف وأرقام، مثل ⁦4GX7-P2KM⁩.
# A session ID, or the picture that got out.
wrong-no-leak = { $field }: يلزم كتابة معرّف، أو اختيار الصورة المسرّبة.
wrong-no-caption = { $field }: يلزم سطر يصف المنشور.
wrong-no-text = { $field }: يلزم كتابة شيء.
wrong-no-appeal = { $field }: يلزم ذكر الخطأ في القرار.
wrong-slug = { $field }: من 1 إلى 32 من الأحرف اللاتينية الصغيرة والأرقام والشرطات.
wrong-taken = { $field }: مستخدم من قبل.
wrong-nothing-kept = { $field }: يلزم تحديد سعة أو مدة بقاء أو كلتيهما.
wrong-second = { $field }: المدة ثانية واحدة على الأقل.
wrong-retention = { $field }: القيمة مدة مثل ⁦10m⁩ أو ⁦24h⁩ أو ⁦7d⁩.
wrong-slow = { $field }: القيمة مدة لا تزيد على ساعة، مثل ⁦30s⁩.
wrong-no-adult-channels = { $field }: متاح فقط على الخوادم التي فُعّل فيها الإعداد adult_channels.
wrong-not-sure = { $field }: يلزم تحديد هذا المربع: لا شيء يعيد قناة بعد إغلاقها.
wrong-new-password = { $field }: عدد الأحرف { $least } على الأقل، وعدد البايتات { $most } على الأكثر.
wrong-code = { $field }: ليس الرمز الذي يعرضه تطبيق المصادقة الآن.
wrong-no-ground = { $field }: يلزم ذكر القانون أو القاعدة التي جرت مخالفتها.
# $reason is in English, for programmers.
wrong-other = { $field }: { $reason }.

# What is too large.
too-large-file = هذا الملف أكبر من المسموح. يمكن أن يصل حجمه إلى { $size }.
too-large-request = يمكن أن يصل حجم هذا الطلب إلى ⁦64 KiB⁩.
too-large-upload = هذا أكثر مما قيل إن الرفع يحتويه.

# What can't be decoded. $formats is problem-formats.
unsupported-animated-avif = صور AVIF المتحركة غير مدعومة بعد. { $formats }
unsupported-unchecked-avif = لا يمكن فحص صور AVIF هنا بعد: يُرجى إرسالها بصيغة JPEG أو PNG أو WebP. { $formats }
unsupported-other-avif = هذا النوع من AVIF غير مدعوم. { $formats }
unsupported-protected-avif = صور AVIF المحمية غير مدعومة. { $formats }
unsupported-scattered-avif = صور AVIF التي لها أجزاء في ملفات أخرى غير مدعومة. { $formats }
unsupported-arithmetic-jpeg = صور JPEG ذات الترميز الحسابي غير مقبولة. { $formats }
unsupported-lossless-jpeg = صور JPEG غير المنقوصة والهرمية غير مقبولة. { $formats }
unsupported-deep-jpeg = صور JPEG التي فيها أكثر من 8 بت لكل لون غير مقبولة. { $formats }
unsupported-colours-of-jpeg = يجب أن تكون صور JPEG رمادية أو ملونة أو CMYK. { $formats }
unsupported-subsampled-jpeg = صور JPEG بهذا النوع من الاعتيان الجزئي للألوان غير مقبولة. { $formats }
unsupported-scans-of-jpeg = صور JPEG ذات المسحات المتعددة يجب أن تكون تدريجية. { $formats }
unsupported-codec-setup = يحدد الفيديو ترميزه بطريقة غير معروفة. يُرجى حفظه من جديد ببرنامج آخر.
unsupported-packed-header = في الفيديو ترويسة مضغوطة. يُرجى حفظه من جديد ببرنامج آخر.
unsupported-cut-stream = قُصّ الفيديو بطريقة غير مقبولة. يُرجى حفظ المقطع المقصوص من جديد في فيديو مستقل.
unsupported-several-codings = يتغيّر ترميز الفيديو في منتصفه. يُرجى حفظه من جديد في فيديو واحد.
unsupported-odd-turn = الفيديو مائل: لم يُدَر بأرباع دورة. يُرجى حفظه مستقيمًا.
unsupported-scattered-video = أجزاء من الفيديو موجودة في ملفات أخرى. يُرجى حفظه في ملف واحد.
unsupported-changing-speed = يعمل الفيديو بسرعة متغيرة. يُرجى حفظه بعد تطبيق التأثير عليه.
unsupported-encrypted-video = الفيديو مشفّر أو محمي. لا يمكن إلا مشاركة مقاطع فيديو بلا حماية.
unsupported-encoded-tracks = في الفيديو مسارات مشفّرة أو مضغوطة. لا يمكن إلا مشاركة مقاطع فيديو بلا مسارات كهذه.
unsupported-laced-pictures = يجمع الفيديو عدة صور في كتلة واحدة. يُرجى حفظه من جديد ببرنامج آخر.
unsupported-see-through-video = أجزاء من الفيديو شفافة. يُرجى حفظه من جديد بخلفية.
unsupported-sound-of-webm = يجب أن يكون صوت فيديو WebM بترميز Opus أو Vorbis.
unsupported-sound-of-video = يجب أن يكون صوت الفيديو بترميز AAC أو Opus أو Vorbis. يُرجى حفظه من جديد بصوت كهذا، أو بلا صوت.
unsupported-pictures-of-webm = يجب أن يكون فيديو WebM بترميز VP8 أو VP9 أو AV1.
unsupported-pictures-of-video = يجب أن يكون الفيديو بترميز H.264 أو VP8 أو VP9 أو AV1. يُرجى حفظه من جديد بترميز H.264 الذي يعمل في كل مكان.
unsupported-no-video = لا يوجد فيديو في الملف. لا يمكن مشاركة الصوت وحده.
unsupported-other-aac = هذا النوع من صوت AAC غير مقبول. يُرجى حفظ الفيديو من جديد بصوت AAC المعتاد.

# Why a video can't be taken here, and what to do.
no-video-not-taken = لا يمكن هنا إلا مشاركة الصور، لا مقاطع الفيديو.
no-video-no-tools = لا يمكن قبول مقاطع الفيديو هنا الآن: ليس على هذا الخادم برنامج ffmpeg، وعلى المشغّل تثبيته. أما الصور فتُقبل.
no-video-no-sandbox = لا يمكن قبول مقاطع الفيديو هنا: نظام هذا الخادم لا يستطيع عزل ما يفك ترميزها. أما الصور فتُقبل.
no-video-not-played = لا تستطيع معظم المتصفحات تشغيل هذا الفيديو: ترميزه H.265 (HEVC). على iPhone يمكنك اختيار «الأكثر توافقًا» للمقطع التالي في «الإعدادات»، «الكاميرا»، «التنسيقات»؛ أما هذا فيُرجى حفظه من جديد بترميز H.264.
no-avif-no-tools = لا يمكن قبول صور AVIF هنا الآن: ليس على هذا الخادم برنامج ffmpeg، وعلى المشغّل تثبيته. أرسلها بصيغة JPEG أو PNG أو WebP.
no-avif-no-sandbox = لا يمكن قبول صور AVIF هنا: نظام هذا الخادم لا يستطيع عزل ما يفك ترميزها. أرسلها بصيغة JPEG أو PNG أو WebP.

# How a file is broken.
broken-empty = تعذّرت قراءة الملف: إنه فارغ. يُرجى إرسال الملف الأصلي.
broken-undecodable = تعذّر تشغيل الفيديو إلى آخره: بعض صوره تالف. يُرجى إرسال الملف الأصلي.
broken-too-heavy = يستغرق فحص الفيديو وقتًا أطول من المسموح. يُرجى حفظه أصغر أو أقصر ثم المحاولة من جديد.
broken-truncated = تعذّرت قراءة الملف: ينتهي قبل أوانه. يُرجى إرسال الملف الأصلي.
# $reason is in English, for programmers.
broken-inside = تعذّرت قراءة الملف: { $reason }. يُرجى إرسال الملف الأصلي.

# How things stand, where that forbids what was asked.
not-now-one-link = للمنشور رابط واحد يعرفه الجميع.
not-now-links = { $most ->
    [one] يمكن أن يكون للمشاركة رابط واحد، وتُحسب الروابط المنتهية أيضًا.
    [two] يمكن أن يكون للمشاركة رابطان على الأكثر، وتُحسب الروابط المنتهية أيضًا.
    [few] يمكن أن تكون للمشاركة { $most } روابط على الأكثر، وتُحسب الروابط المنتهية أيضًا.
    [many] يمكن أن يكون للمشاركة { $most } رابطًا على الأكثر، وتُحسب الروابط المنتهية أيضًا.
   *[other] يمكن أن يكون للمشاركة { $most } رابط على الأكثر، وتُحسب الروابط المنتهية أيضًا.
}
not-now-thread-full = ينتهي النقاش بالتعليق رقم { $most }.
not-now-no-appeal = لا يمكن تقديم اعتراض، أو لم يعد ذلك ممكنًا.
not-now-no-decision = لا يوجد قرار للرد عليه.
# A case of the moderators.
not-now-decided = صدر القرار في هذه القضية.
not-now-worn = جرى في هذه القضية أكثر مما يُسمح به.
not-now-notes = في هذه القضية ما يكفي من الملاحظات.
not-now-no-counter-notice = لا يوجد إشعار مضاد للرد عليه.
not-now-unseen = يجب أن ينظر شخص في المحتوى أولًا.
not-now-out-of-sight = لا يستطيع أحد النظر في المحتوى: يمكن إخفاؤه، أو إبقاؤه، أو سؤال من أبلغ عنه.
not-now-has-case = المحتوى مخفي، وله قضية.
# A list of pictures that nobody may share.
not-now-listed = ترفض إحدى القوائم هذا المحتوى؛ يمكن فتح قضية له، أو إزالته.
not-now-confirmed = المحتوى في قائمة لمواد مؤكدة عن الاعتداء على الأطفال: لا حاجة إلى أن يراه أحد لاتخاذ القرار.
not-now-pinned = عدد المنشورات المثبّتة لا يترك إلا مكانًا واحدًا.
not-now-pinned-beyond = عدد المنشورات المثبّتة أكبر مما يتسع له المكان.
not-now-meanwhile = أجرى شخص آخر تغييرًا في هذه الأثناء؛ يُرجى المحاولة من جديد.
not-now-taken-over = يتابع طلب آخر هذا الرفع، أو أنه انتهى.
not-now-pieces = يمكن أن يصل الرفع في { $most } من الأجزاء على الأكثر.
not-now-draft = هذه مسودة: يُذكر اسمها في الحقل upload ضمن الطلب الذي يشاركها.
not-now-unfinished = لم يصل كل شيء بعد.
not-now-unmarkable = لا يمكن وضع علامة على هذا الفيديو لك، ولا يُعرض إلا بعلامة. يُرجى إخبار من أرسل الرابط.
not-now-same-person = يجب أن يبتّ في الاعتراض شخص آخر.
not-now-state = { $state ->
    [open] غير ممكن ما دامت القضية مفتوحة.
    [triaged] غير ممكن ما دامت القضية مصنّفة.
    [assigned] غير ممكن ما دامت القضية مسندة.
    [decided] غير ممكن ما دامت القضية صدر فيها قرار.
    [notified] غير ممكن ما دام المعنيون بالقضية قد أُبلغوا.
    [closed] غير ممكن ما دامت القضية مغلقة.
    [appealed] غير ممكن ما دامت القضية قيد الاعتراض.
    [upheld] غير ممكن ما دام القرار في القضية مؤيدًا.
   *[overturned] غير ممكن ما دام القرار في القضية منقوضًا.
}

# Why nothing can be shared from somewhere. $until is a time such as 2026-12-31T12:00:00Z.
banned-flood = لا يمكن مشاركة شيء من هنا حتى { $until }، لأن ما أُرسل من هنا دفعة واحدة كان كثيرًا جدًا. المشاهدة متاحة.
banned-copyright = لا يمكن مشاركة شيء من هنا حتى { $until }، لأن عدة أشياء شوركت من هنا انتهكت حقوق النشر. المشاهدة متاحة.
banned-rules = لا يمكن مشاركة شيء من هنا حتى { $until }، لأن شيئًا شورك من هنا خالف قواعد هذا الخادم. المشاهدة متاحة.
banned-law = لا يمكن مشاركة شيء من هنا حتى { $until }، لأن شيئًا شورك من هنا مخالف للقانون. المشاهدة متاحة.
banned-in-public-flood = لا يمكن نشر شيء علنًا من هنا حتى { $until }، لأن ما أُرسل من هنا دفعة واحدة كان كثيرًا جدًا.
banned-in-public-copyright = لا يمكن نشر شيء علنًا من هنا حتى { $until }، لأن عدة أشياء شوركت من هنا انتهكت حقوق النشر.
banned-in-public-rules = لا يمكن نشر شيء علنًا من هنا حتى { $until }، لأن شيئًا شورك من هنا خالف قواعد هذا الخادم.
banned-in-public-law = لا يمكن نشر شيء علنًا من هنا حتى { $until }، لأن شيئًا شورك من هنا مخالف للقانون.

# What a notice lacks, below or after "Please add:".
missing-two = { $first }؛ { $rest }
missing-statement = سبب الإبلاغ
missing-name = اسمك
missing-contact = وسيلة للوصول إليك
missing-address = عنوانك البريدي
missing-phone = رقم هاتفك
missing-signature = توقيعك: اسمك الكامل مكتوبًا
missing-work = العمل الذي تملكه
missing-good-faith = اعتقادك بحسن نية أن العرض جارٍ دون إذن أو موافقة
missing-accuracy = أن ما تقوله صحيح، تحت طائلة عقوبة شهادة الزور حيث ينص القانون على ذلك، وأن لك أن تتصرف باسم من تتحدث عنه
missing-authority = السلطة التي أصدرت الأمر
missing-legal-basis = الأساس القانوني للأمر
missing-reference = الرقم المرجعي للأمر
missing-mistake = اعتقادك بحسن نية، تحت طائلة عقوبة شهادة الزور، أن الإزالة تمت خطأً
missing-jurisdiction = موافقتك على اختصاص المحكمة وعلى أن يبلّغك مقدّم الإشعار بالأوراق القضائية

# Above a report's form that comes back.
problem-category = يُرجى اختيار نوع المخالفة.
problem-category-why = هذا يحدد من ينظر فيها ومتى.
problem-missing = هناك شيء ناقص.
problem-missing-why = يُرجى إضافة ما يلي:
problem-many-reports = تصل بلاغات كثيرة في وقت واحد.
problem-many-reports-why = ما كتبته ما زال هنا، ما عدا كلمة المرور. يُرجى إرساله من جديد بعد دقيقة.
problem-no-link = لا يوجد شيء على هذا الرابط.
problem-no-link-why = هل نُسخ كاملًا؟
