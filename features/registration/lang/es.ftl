hello = Hola, { $name }:
verify =
    .subject = Confirma tu correo electrónico
    .text = Has pedido una cuenta en { $instance } con esta dirección. Confirma en el plazo de una hora que es tuya.
    .link = Es mi dirección

accepted =
    .subject = Te damos la bienvenida, { $name }
    .text = Tu solicitud de una cuenta en { $instance } se ha aceptado. La moderación dice:
    .link = Iniciar sesión

rejected =
    .subject = Tu solicitud de la cuenta { $name }
    .text = Tu solicitud de una cuenta en { $instance } no se ha aceptado. La moderación dice:
