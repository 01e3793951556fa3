hello = Bonjour { $name },
reset =
    .subject = Un nouveau mot de passe
    .text = Quelqu’un a demandé un nouveau mot de passe pour votre compte sur { $instance }. Si c’était vous, choisissez-le dans l’heure. Sinon, il n’y a rien à faire : votre mot de passe reste le même.
    .link = Choisir un nouveau mot de passe

create =
    .subject = Votre premier mot de passe
    .text = Bienvenue sur { $instance } ! Un compte a été créé pour vous ; votre nom est { $name }. Choisissez votre mot de passe d’ici une semaine.
    .link = Choisir votre mot de passe

verify =
    .subject = Confirmez votre adresse e-mail
    .text = Un compte sur { $instance } a été créé avec cette adresse. Confirmez dans l’heure qu’elle est à vous.
    .link = C’est mon adresse

change =
    .text = Le compte { $name } sur { $instance } doit désormais utiliser cette adresse. Confirmez dans l’heure qu’elle est à vous.

blocked =
    .subject = Votre compte a été bloqué
    .text = Votre compte { $name } sur { $instance } a été bloqué par la modération.

unblocked =
    .subject = Votre compte est de nouveau ouvert
    .text = Votre compte { $name } sur { $instance } n’est plus bloqué : vous pouvez vous reconnecter.
