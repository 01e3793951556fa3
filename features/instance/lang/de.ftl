subject = Kontaktformular - { $subject }
text = { $name } ({ $address }) schrieb über das Kontaktformular von { $instance }:
