subject = استمارة الاتصال - { $subject }
text = كتب { $name } ({ $address }) عبر استمارة الاتصال في { $instance }:
