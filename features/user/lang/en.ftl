hello = Hello { $name },
reset =
    .subject = A new password
    .text = Somebody asked for a new password of your account on { $instance }. If it was you, choose one within an hour. If it was not, there is nothing to do: your password stays.
    .link = Choose a new password

create =
    .subject = Your first password
    .text = Welcome to { $instance }! An account was made for you; your user name is { $name }. Choose your password within a week.
    .link = Choose your password

verify =
    .subject = Confirm your e-mail address
    .text = An account on { $instance } was made with this address. Confirm within an hour that it is yours.
    .link = This is my address

change =
    .text = The account { $name } on { $instance } shall have this address from now on. Confirm within an hour that it is yours.

blocked =
    .subject = Your account was blocked
    .text = Your account { $name } on { $instance } was blocked by a moderator.

unblocked =
    .subject = Your account is open again
    .text = Your account { $name } on { $instance } is no longer blocked: you can sign in again.
