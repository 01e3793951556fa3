subject = Formulaire de contact - { $subject }
text = { $name } ({ $address }) a écrit par le formulaire de contact de { $instance } :
