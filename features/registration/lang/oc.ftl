hello = Bonjorn { $name },
verify =
    .subject = Confirmatz vòstra adreça electronica
    .text = Avètz demandat un compte sus { $instance } amb aquesta adreça. Confirmatz dins l’ora qu’es vòstra.
    .link = Es mon adreça

accepted =
    .subject = Benvenguda, { $name }
    .text = Vòstra demanda de compte sus { $instance } es estada acceptada. La moderacion vos escriu :
    .link = Se connectar

rejected =
    .subject = Vòstra demanda del compte { $name }
    .text = Vòstra demanda de compte sus { $instance } es pas estada acceptada. La moderacion vos escriu :
