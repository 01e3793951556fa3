new-video = На канале { $channel } вышло «{ $video }»
published = Ваше видео «{ $video }» опубликовано
transcribed = Программа написала субтитры к вашему видео «{ $video }»
blocked = Модерация заблокировала ваше видео «{ $video }»
unblocked = Ваше видео «{ $video }» снова видно
held = Видео «{ $video }» ждёт модерацию
comment = Новый комментарий от { $name } к вашему видео «{ $video }»
    .held = Комментарий { $name } к вашему видео «{ $video }» ждёт вашего одобрения

mention = { $name } упоминает вас в комментарии к «{ $video }»
followed =
    .channel = { $name } подписывается на ваш канал { $channel }
    .account = { $name } подписывается на вас
    .instance = { $handle } подписывается на этот сайт
    .automatic = Этот сайт теперь подписан на { $host }

abuse =
    .new = Новая жалоба, номер { $id }
    .message = Новое сообщение о жалобе { $id }
    .accepted = Модерация приняла вашу жалобу { $id }
    .rejected = Модерация отклонила вашу жалобу { $id }
    .open = Ваша жалоба { $id } снова открыта

registered = На этом сайте теперь есть { $name }
registration = { $name } просит о регистрации
invited = { $name } приглашает вас помогать с каналом { $channel }
invitation =
    .accepted = { $name } теперь помогает с вашим каналом { $channel }
    .refused = { $name } не хочет помогать с вашим каналом { $channel }

video =
    .offered = { $name } предлагает вам видео «{ $video }»
    .taken = Видео «{ $video }» теперь ведёт { $name }
    .not-wanted = { $name } отказывается от видео «{ $video }»

channel =
    .offered = { $name } предлагает вам канал { $channel }
    .taken = Канал { $channel } теперь ведёт { $name }
    .not-wanted = { $name } отказывается от канала { $channel }

open =
    .video = Открыть видео
    .account = Посмотреть, кто это
    .notifications = Посмотреть уведомления

settings = Что вам пишут, вы выбираете на странице уведомлений.
import =
    .done = Ваш импорт «{ $video }» завершён
    .failed = Ваш импорт «{ $video }» не удался: { $why }

mute-list = Список, за которым вы следите, изменил скрытое. Скрыто учётных записей: { $muted_accounts }, серверов: { $muted_servers }; больше не скрыто учётных записей: { $unmuted_accounts }, серверов: { $unmuted_servers }
