hello = Saluton, { $name },
verify =
    .subject = Konfirmu vian retadreson
    .text = Vi petis konton ĉe { $instance } per ĉi tiu adreso. Konfirmu ene de unu horo, ke ĝi estas via.
    .link = Tio estas mia adreso

accepted =
    .subject = Bonvenon, { $name }
    .text = Via peto pri konto ĉe { $instance } estas akceptita. La moderigantoj diras:
    .link = Ensaluti

rejected =
    .subject = Via peto pri la konto { $name }
    .text = Via peto pri konto ĉe { $instance } ne estas akceptita. La moderigantoj diras:
