subject = Formulari de contacte - { $subject }
text = { $name } ({ $address }) a escrich pel formulari de contacte de { $instance } :
