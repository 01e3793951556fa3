hello = { $name }，您好：
reset =
    .subject = 新密码
    .text = 有人为您在 { $instance } 的账号请求新密码。如果是您本人，请在一小时内设置。如果不是，无需任何操作：您的密码保持不变。
    .link = 设置新密码

create =
    .subject = 您的第一个密码
    .text = 欢迎来到 { $instance }！已为您创建账号，用户名是 { $name }。请在一周内设置密码。
    .link = 设置密码

verify =
    .subject = 确认您的邮箱地址
    .text = 有人用此地址在 { $instance } 创建了账号。请在一小时内确认该地址属于您。
    .link = 这是我的地址

change =
    .text = { $instance } 的账号 { $name } 今后将使用此地址。请在一小时内确认该地址属于您。

blocked =
    .subject = 您的账号已被封禁
    .text = 您在 { $instance } 的账号 { $name } 已被审核人员封禁。

unblocked =
    .subject = 您的账号已恢复
    .text = 您在 { $instance } 的账号 { $name } 已解封：您可以再次登录。
