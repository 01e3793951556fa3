new-video = { $channel } が「{ $video }」を公開しました
published = あなたの動画「{ $video }」が公開されました
transcribed = プログラムがあなたの動画「{ $video }」の字幕を作成しました
blocked = あなたの動画「{ $video }」がモデレーターにブロックされました
unblocked = あなたの動画「{ $video }」はまた見られるようになりました
held = 動画「{ $video }」がモデレーターを待っています
comment = { $name } があなたの動画「{ $video }」にコメントしました
    .held = { $name } があなたの動画「{ $video }」に書いたコメントが承認を待っています

mention = { $name } が「{ $video }」へのコメントであなたに触れました
followed =
    .channel = { $name } があなたのチャンネル { $channel } を登録しました
    .account = { $name } にフォローされました
    .instance = { $handle } がこのサイトをフォローしました
    .automatic = このサイトが { $host } をフォローしました

abuse =
    .new = 新しい報告 { $id } があります
    .message = 報告 { $id } に新しいメッセージがあります
    .accepted = モデレーターがあなたの報告 { $id } を受理しました
    .rejected = モデレーターがあなたの報告 { $id } を却下しました
    .open = あなたの報告 { $id } が再開されました

registered = { $name } がこのサイトに登録しました
registration = { $name } が登録を申請しています
invited = { $name } がチャンネル { $channel } への協力を求めています
invitation =
    .accepted = { $name } があなたのチャンネル { $channel } に協力します
    .refused = { $name } はあなたのチャンネル { $channel } への協力を辞退しました

video =
    .offered = { $name } が動画「{ $video }」の譲渡を申し出ています
    .taken = { $name } が動画「{ $video }」を引き継ぎました
    .not-wanted = { $name } は動画「{ $video }」を受け取りません

channel =
    .offered = { $name } がチャンネル { $channel } の譲渡を申し出ています
    .taken = { $name } がチャンネル { $channel } を引き継ぎました
    .not-wanted = { $name } はチャンネル { $channel } を受け取りません

open =
    .video = 動画を開く
    .account = 相手を見る
    .notifications = 通知を見る

settings = どの通知をメールで受け取るかは、通知のページで選べます。
import =
    .done = 「{ $video }」のインポートが完了しました
    .failed = 「{ $video }」のインポートに失敗しました: { $why }

mute-list = フォロー中のリストによりミュートが変更されました。ミュート: アカウント { $muted_accounts } 件、サーバー { $muted_servers } 件。解除: アカウント { $unmuted_accounts } 件、サーバー { $unmuted_servers } 件
