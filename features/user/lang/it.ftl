hello = Ciao { $name },
reset =
    .subject = Una nuova password
    .text = Qualcuno ha chiesto una nuova password per il tuo account su { $instance }. Se eri tu, scegline una entro un’ora. Se no, non c’è niente da fare: la tua password resta la stessa.
    .link = Scegli una nuova password

create =
    .subject = La tua prima password
    .text = Ti diamo il benvenuto su { $instance }! È stato creato un account per te; il tuo nome utente è { $name }. Scegli la tua password entro una settimana.
    .link = Scegli la tua password

verify =
    .subject = Conferma il tuo indirizzo e-mail
    .text = Un account su { $instance } è stato creato con questo indirizzo. Conferma entro un’ora che è tuo.
    .link = Questo è il mio indirizzo

change =
    .text = L’account { $name } su { $instance } avrà d’ora in poi questo indirizzo. Conferma entro un’ora che è tuo.

blocked =
    .subject = Il tuo account è stato bloccato
    .text = Il tuo account { $name } su { $instance } è stato bloccato dalla moderazione.

unblocked =
    .subject = Il tuo account è di nuovo aperto
    .text = Il tuo account { $name } su { $instance } non è più bloccato: puoi accedere di nuovo.
