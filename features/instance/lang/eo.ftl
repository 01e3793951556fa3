subject = Kontaktilo - { $subject }
text = { $name } ({ $address }) skribis per la kontaktilo de { $instance }:
