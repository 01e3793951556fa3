new-video = نشرت { $channel } «{ $video }»
published = نُشر الفيديو «{ $video }»
transcribed = كتب برنامج ترجمة للفيديو «{ $video }»
blocked = حظر المشرفون الفيديو «{ $video }»
unblocked = عاد الفيديو «{ $video }» ظاهرًا
held = الفيديو «{ $video }» ينتظر مشرفًا
comment = علّق { $name } على الفيديو «{ $video }»
    .held = كتب { $name } تعليقًا على الفيديو «{ $video }» ينتظر موافقتك

mention = ذكرك { $name } في تعليق على «{ $video }»
followed =
    .channel = يتابع { $name } قناتك { $channel }
    .account = يتابعك { $name }
    .instance = يتابع { $handle } هذا الموقع
    .automatic = يتابع هذا الموقع { $host } الآن

abuse =
    .new = هناك بلاغ جديد رقمه { $id }
    .message = هناك رسالة جديدة حول البلاغ { $id }
    .accepted = قبل المشرفون بلاغك { $id }
    .rejected = رفض المشرفون بلاغك { $id }
    .open = فُتح بلاغك { $id } من جديد

registered = سجّل { $name } في هذا الموقع
registration = يطلب { $name } التسجيل
invited = يدعوك { $name } إلى المساعدة في القناة { $channel }
invitation =
    .accepted = يساعد { $name } في قناتك { $channel } من الآن
    .refused = لا يريد { $name } المساعدة في قناتك { $channel }

video =
    .offered = يعرض عليك { $name } الفيديو «{ $video }»
    .taken = استلم { $name } الفيديو «{ $video }»
    .not-wanted = لا يريد { $name } الفيديو «{ $video }»

channel =
    .offered = يعرض عليك { $name } القناة { $channel }
    .taken = استلم { $name } القناة { $channel }
    .not-wanted = لا يريد { $name } القناة { $channel }

import =
    .done = اكتمل استيراد «{ $video }»
    .failed = لم ينجح استيراد «{ $video }»: { $why }

mute-list = غيّرت قائمة متابَعة ما هو مكتوم. كُتم من الحسابات { $muted_accounts } ومن الخوادم { $muted_servers }؛ ورُفع الكتم عن حسابات عددها { $unmuted_accounts } وخوادم عددها { $unmuted_servers }
open =
    .video = افتح الفيديو
    .account = انظر من هو
    .notifications = اطّلع على إشعاراتك

settings = تختار في صفحة إشعاراتك ما يُكتب إليك.
