hello = Saluton, { $name },
reset =
    .subject = Nova pasvorto
    .text = Iu petis novan pasvorton por via konto ĉe { $instance }. Se estis vi, elektu unu ene de unu horo. Se ne, nenio estas farenda: via pasvorto restas.
    .link = Elekti novan pasvorton

create =
    .subject = Via unua pasvorto
    .text = Bonvenon al { $instance }! Konto estas kreita por vi; via uzantnomo estas { $name }. Elektu vian pasvorton ene de unu semajno.
    .link = Elekti vian pasvorton

verify =
    .subject = Konfirmu vian retadreson
    .text = Konto ĉe { $instance } estas kreita per ĉi tiu adreso. Konfirmu ene de unu horo, ke ĝi estas via.
    .link = Tio estas mia adreso

change =
    .text = La konto { $name } ĉe { $instance } de nun havu ĉi tiun adreson. Konfirmu ene de unu horo, ke ĝi estas via.

blocked =
    .subject = Via konto estas blokita
    .text = Via konto { $name } ĉe { $instance } estas blokita de moderiganto.

unblocked =
    .subject = Via konto denove estas malfermita
    .text = Via konto { $name } ĉe { $instance } ne plu estas blokita: vi denove povas ensaluti.
