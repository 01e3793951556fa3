hello = Bonjour { $name },
verify =
    .subject = Confirmez votre adresse e-mail
    .text = Vous avez demandé un compte sur { $instance } avec cette adresse. Confirmez dans l’heure qu’elle est à vous.
    .link = C’est mon adresse

accepted =
    .subject = Bienvenue, { $name }
    .text = Votre demande de compte sur { $instance } a été acceptée. La modération vous écrit :
    .link = Se connecter

rejected =
    .subject = Votre demande du compte { $name }
    .text = Votre demande de compte sur { $instance } n’a pas été acceptée. La modération vous écrit :
