hello = Bonjorn { $name },
reset =
    .subject = Un senhal novèl
    .text = Qualqu’un a demandat un senhal novèl per vòstre compte sus { $instance }. S’èra vos, causissètz-lo dins l’ora. Se non, i a pas res a far : vòstre senhal demòra parièr.
    .link = Causir un senhal novèl

create =
    .subject = Vòstre primièr senhal
    .text = Benvenguda sus { $instance } ! Un compte es estat creat per vos ; vòstre nom es { $name }. Causissètz vòstre senhal d’aquí una setmana.
    .link = Causir vòstre senhal

verify =
    .subject = Confirmatz vòstra adreça electronica
    .text = Un compte sus { $instance } es estat creat amb aquesta adreça. Confirmatz dins l’ora qu’es vòstra.
    .link = Es mon adreça

change =
    .text = Lo compte { $name } sus { $instance } deu ara utilizar aquesta adreça. Confirmatz dins l’ora qu’es vòstra.

blocked =
    .subject = Vòstre compte es estat blocat
    .text = Vòstre compte { $name } sus { $instance } es estat blocat per la moderacion.

unblocked =
    .subject = Vòstre compte es tornat dobrir
    .text = Vòstre compte { $name } sus { $instance } es pas pus blocat : vos podètz tornar connectar.
