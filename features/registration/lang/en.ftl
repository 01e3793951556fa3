hello = Hello { $name },
verify =
    .subject = Confirm your e-mail address
    .text = You asked for an account on { $instance } with this address. Confirm within an hour that it is yours.
    .link = This is my address

accepted =
    .subject = Welcome, { $name }
    .text = Your request for an account on { $instance } was accepted. The moderators say:
    .link = Sign in

rejected =
    .subject = Your request for the account { $name }
    .text = Your request for an account on { $instance } was not accepted. The moderators say:
