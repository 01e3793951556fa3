hello = Hallo { $name },
verify =
    .subject = Bestätige deine E-Mail-Adresse
    .text = Du hast mit dieser Adresse um ein Konto auf { $instance } gebeten. Bestätige innerhalb einer Stunde, dass sie dir gehört.
    .link = Das ist meine Adresse

accepted =
    .subject = Willkommen, { $name }
    .text = Deine Anfrage für ein Konto auf { $instance } wurde angenommen. Die Moderation schreibt:
    .link = Anmelden

rejected =
    .subject = Deine Anfrage für das Konto { $name }
    .text = Deine Anfrage für ein Konto auf { $instance } wurde nicht angenommen. Die Moderation schreibt:
