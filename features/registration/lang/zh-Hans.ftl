hello = { $name }，您好：
verify =
    .subject = 确认您的邮箱地址
    .text = 您用此地址申请了 { $instance } 的账号。请在一小时内确认该地址属于您。
    .link = 这是我的地址

accepted =
    .subject = 欢迎您，{ $name }
    .text = 您在 { $instance } 的账号申请已获批准。审核人员说：
    .link = 登录

rejected =
    .subject = 您的账号申请：{ $name }
    .text = 您在 { $instance } 的账号申请未获批准。审核人员说：
