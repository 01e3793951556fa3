hello = { $name } 様
verify =
    .subject = メールアドレスの確認
    .text = このアドレスで { $instance } のアカウントの申請がありました。ご自分のアドレスであることを 1 時間以内に確認してください。
    .link = これは私のアドレスです

accepted =
    .subject = { $name } 様、ようこそ
    .text = { $instance } のアカウントの申請が承認されました。モデレーターより:
    .link = ログイン

rejected =
    .subject = アカウント { $name } の申請について
    .text = { $instance } のアカウントの申請は承認されませんでした。モデレーターより:
