new-video = { $channel } 发布了“{ $video }”
published = 您的视频“{ $video }”已发布
transcribed = 程序已为您的视频“{ $video }”生成字幕
blocked = 审核人员屏蔽了您的视频“{ $video }”
unblocked = 您的视频“{ $video }”可以再次观看
held = 视频“{ $video }”等待审核
comment = { $name } 评论了您的视频“{ $video }”
    .held = { $name } 在您的视频“{ $video }”下的评论等待您批准

mention = { $name } 在“{ $video }”的评论中提到了您
followed =
    .channel = { $name } 关注了您的频道 { $channel }
    .account = { $name } 关注了您
    .instance = { $handle } 关注了本站
    .automatic = 本站现已关注 { $host }

abuse =
    .new = 有一条新举报，编号 { $id }
    .message = 举报 { $id } 有新消息
    .accepted = 审核人员受理了您的举报 { $id }
    .rejected = 审核人员驳回了您的举报 { $id }
    .open = 您的举报 { $id } 已重新打开

registered = { $name } 在本站注册了
registration = { $name } 申请注册
invited = { $name } 邀请您协助频道 { $channel }
invitation =
    .accepted = { $name } 从现在起协助您的频道 { $channel }
    .refused = { $name } 不想协助您的频道 { $channel }

video =
    .offered = { $name } 想把视频“{ $video }”交给您
    .taken = { $name } 已接手视频“{ $video }”
    .not-wanted = { $name } 不想要视频“{ $video }”

channel =
    .offered = { $name } 想把频道 { $channel } 交给您
    .taken = { $name } 已接手频道 { $channel }
    .not-wanted = { $name } 不想要频道 { $channel }

open =
    .video = 打开视频
    .account = 查看是谁
    .notifications = 查看您的通知

settings = 您可以在通知页面选择接收哪些邮件。
import =
    .done = “{ $video }”已导入完成
    .failed = “{ $video }”导入失败：{ $why }

mute-list = 关注的列表更改了隐藏的内容。已隐藏：{ $muted_accounts } 个账号和 { $muted_servers } 个服务器；不再隐藏：{ $unmuted_accounts } 个账号和 { $unmuted_servers } 个服务器
