hello = Ciao { $name },
verify =
    .subject = Conferma il tuo indirizzo e-mail
    .text = Hai chiesto un account su { $instance } con questo indirizzo. Conferma entro un’ora che è tuo.
    .link = Questo è il mio indirizzo

accepted =
    .subject = Ti diamo il benvenuto, { $name }
    .text = La tua richiesta di un account su { $instance } è stata accettata. La moderazione scrive:
    .link = Accedi

rejected =
    .subject = La tua richiesta dell’account { $name }
    .text = La tua richiesta di un account su { $instance } non è stata accettata. La moderazione scrive:
