subject = Modulo di contatto - { $subject }
text = { $name } ({ $address }) ha scritto con il modulo di contatto di { $instance }:
