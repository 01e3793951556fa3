hello = Hallo { $name },
reset =
    .subject = Ein neues Passwort
    .text = Jemand hat um ein neues Passwort für dein Konto auf { $instance } gebeten. Wenn du es warst, wähle innerhalb einer Stunde eines. Wenn nicht, ist nichts zu tun: Dein Passwort bleibt.
    .link = Neues Passwort wählen

create =
    .subject = Dein erstes Passwort
    .text = Willkommen auf { $instance }! Für dich wurde ein Konto angelegt; dein Kontoname ist { $name }. Wähle innerhalb einer Woche dein Passwort.
    .link = Passwort wählen

verify =
    .subject = Bestätige deine E-Mail-Adresse
    .text = Mit dieser Adresse wurde ein Konto auf { $instance } angelegt. Bestätige innerhalb einer Stunde, dass sie dir gehört.
    .link = Das ist meine Adresse

change =
    .text = Das Konto { $name } auf { $instance } soll von jetzt an diese Adresse haben. Bestätige innerhalb einer Stunde, dass sie dir gehört.

blocked =
    .subject = Dein Konto wurde gesperrt
    .text = Dein Konto { $name } auf { $instance } wurde von der Moderation gesperrt.

unblocked =
    .subject = Dein Konto ist wieder offen
    .text = Dein Konto { $name } auf { $instance } ist nicht mehr gesperrt: Du kannst dich wieder anmelden.
