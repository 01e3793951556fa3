subject = お問い合わせ - { $subject }
text = { $name }（{ $address }）から { $instance } のお問い合わせフォームで届きました:
