# What somebody with a link sees.

view-title = صور شاركها أحدهم معك
countdown-gone = الاختفاء بعد { $time }
countdown-view = تنتهي هذه المشاهدة بعد { $time }
# What a picture is called for those who can't see it, where nobody said what it shows.
view-picture = صورة مشارَكة، { $number } من { $count }
view-video = فيديو مشارَك، { $number } من { $count }
# Links to the files.
direct-link = رابط مباشر
direct-link-one = الرابط المباشر { $number }
view-save = حفظ الصورة
view-save-one = حفظ الصورة { $number }
view-save-video = حفظ الفيديو
view-save-video-one = حفظ الفيديو { $number }
view-save-all = حفظ الكل في ملف ZIP
gone-pictures = { $count ->
    [one] اختفت هذه الصورة.
    [two] اختفت هاتان الصورتان.
    [few] اختفت هذه الصور.
    [many] اختفت هذه الصور.
   *[other] اختفت هذه الصور.
}

# Under a pass: one viewing.

pass-left = { $count ->
    [zero] كانت هذه المشاهدة الأخيرة.
    [one] بقيت مشاهدة واحدة.
    [two] بقيت مشاهدتان.
    [few] بقيت { $count } مشاهدات.
    [many] بقيت { $count } مشاهدة.
   *[other] بقيت { $count } مشاهدة.
}
pass-session = إعادة تحميل هذه الصفحة لا تستهلك أي مشاهدة. معرّف الجلسة <span class="mono">{ $id }</span>: يظهر لمن أرسل الرابط أن هذه المشاهدة تمّت.
film-unscripted = توضع العلامة على هذا الفيديو أثناء تشغيله. إذا توقف أو لم يبدأ، فانتظر قليلًا ثم أعد تحميل الصفحة.
film-bar = وضع العلامة على هذا الفيديو
# A fold; the viewer says so.
pass-seen = رأيتها
pass-destroy-explained = بعد ذلك لا يستطيع أحد فتح هذا الرابط، ولا أنت أيضًا، ويظهر لمن أرسله أن أحد المشاهدين أتلفه.
pass-destroy = إتلاف رابط هذه المشاهدة

# Before a button.

gate-heading = شارك أحدهم شيئًا معك
gate-adult = هذا المحتوى مصنّف للبالغين.
gate-show = عرض الصورة
gate-show-once = عرض الصورة، ويستهلك مشاهدة واحدة
gate-show-adult = عمري 18 سنة أو أكثر: عرض الصورة
gate-show-adult-once = عمري 18 سنة أو أكثر: عرض الصورة، ويستهلك مشاهدة واحدة
gate-reloading = إعادة التحميل بعد ذلك لا تستهلك مشاهدات أخرى.
gate-photograph = يبقى بإمكان من يراها أن يصوّر الشاشة.
gate-password-missing = يحتاج هذا الرابط إلى كلمة المرور الخاصة به. لم تُستهلك أي مشاهدة.
gate-password-wrong = كلمة المرور غير صحيحة. لم تُستهلك أي مشاهدة، ويمكنك المحاولة من جديد.

# A link that keeps its secret after a #, where only a script can read it.

fragment-scripts = هذا النوع من الروابط يحتاج إلى JavaScript، وهي معطّلة هنا. فهو يُبقي سرّ الرابط في متصفحك، حيث لا يقرؤه إلا برنامج الصفحة. يمكنك السماح بتشغيل JavaScript في هذه الصفحة، أو طلب رابط عادي.
fragment-small = إذا كان لهذا الرابط حد للمشاهدات، فالعرض يستهلك مشاهدة واحدة، وإعادة التحميل بعد ذلك لا تستهلك غيرها. وإذا كان مصنّفًا للبالغين، فالعرض إقرار بأن عمرك 18 سنة أو أكثر.

# On the card that a chat shows of a link.

card-for-now = متاح لوقت محدود.

# What the scripts say there.

script-time-over = انتهى الوقت المحدد.
script-film-marked = توضع العلامة على هذا الفيديو لهذه المشاهدة.
script-film-left = توضع العلامة على هذا الفيديو لهذه المشاهدة. يمكن تشغيله بعد { $time } تقريبًا.
script-film-failed = لا يمكن عرض هذا الفيديو الآن. يُرجى إعادة تحميل الصفحة بعد دقيقة: لا يستهلك ذلك أي مشاهدة.
script-closer = عرض عن قرب
script-close = إغلاق
script-alone = صورة واحدة
script-fullscreen = ملء الشاشة
script-fullscreen-end = إنهاء ملء الشاشة
script-fragment-password = يُفتح هذا الرابط بكلمة مرور. لم تُستهلك أي مشاهدة.
script-fragment-gone = اختفت هذه الصورة.
script-fragment-lost = ضاع الرد في الطريق. يمكنك الضغط مرة أخرى: لن تُستهلك مشاهدة ثانية.
script-fragment-part = هذا الرابط غير كامل.
script-fragment-part-detail = ينقصه جزء. يُرجى نسخ الرابط كاملًا من جديد، أو طلبه مرة أخرى.
