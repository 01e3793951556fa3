subject = Formulario de contacto - { $subject }
text = { $name } ({ $address }) ha escrito por el formulario de contacto de { $instance }:
