# What stands on every page.

language = ar
# Where lines begin: ltr or rtl.
direction = rtl
mine = مشاركاتي
promise-sealed = مشفّرة بحيث لا يفتحها إلا الرابط.
promise-nameless = بلا حسابات وبلا ملفات تعريف ارتباط.
foot-report = الإبلاغ
foot-takedown = طلب إزالة
foot-guidelines = الإرشادات
foot-terms = الشروط
foot-privacy = الخصوصية
foot-contact = التواصل
foot-transparency = الشفافية
foot-phone = على هاتفك
foot-api = API
