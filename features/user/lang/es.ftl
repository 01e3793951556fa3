hello = Hola, { $name }:
reset =
    .subject = Una contraseña nueva
    .text = Alguien ha pedido una contraseña nueva para tu cuenta en { $instance }. Si has sido tú, elige una en el plazo de una hora. Si no, no hay que hacer nada: tu contraseña sigue igual.
    .link = Elegir una contraseña nueva

create =
    .subject = Tu primera contraseña
    .text = ¡Te damos la bienvenida a { $instance }! Se ha creado una cuenta para ti; tu nombre de usuario es { $name }. Elige tu contraseña en el plazo de una semana.
    .link = Elegir tu contraseña

verify =
    .subject = Confirma tu correo electrónico
    .text = Se ha creado una cuenta en { $instance } con esta dirección. Confirma en el plazo de una hora que es tuya.
    .link = Es mi dirección

change =
    .text = La cuenta { $name } en { $instance } tendrá esta dirección a partir de ahora. Confirma en el plazo de una hora que es tuya.

blocked =
    .subject = Tu cuenta se ha bloqueado
    .text = La moderación ha bloqueado tu cuenta { $name } en { $instance }.

unblocked =
    .subject = Tu cuenta está abierta de nuevo
    .text = Tu cuenta { $name } en { $instance } ya no está bloqueada: puedes iniciar sesión de nuevo.
