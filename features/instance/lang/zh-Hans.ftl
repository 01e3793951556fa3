subject = 联系表单 - { $subject }
text = { $name }（{ $address }）通过 { $instance } 的联系表单写道：
