hello = مرحبًا { $name }،
verify =
    .subject = أكِّد عنوان بريدك
    .text = طلبت حسابًا على { $instance } بهذا العنوان. أكِّد خلال ساعة أنه لك.
    .link = هذا عنواني

accepted =
    .subject = أهلًا بك، { $name }
    .text = قُبل طلبك حسابًا على { $instance }. يقول المشرفون:
    .link = تسجيل الدخول

rejected =
    .subject = طلبك للحساب { $name }
    .text = لم يُقبل طلبك حسابًا على { $instance }. يقول المشرفون:
