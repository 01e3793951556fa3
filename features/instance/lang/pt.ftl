subject = Formulário de contato - { $subject }
text = { $name } ({ $address }) escreveu pelo formulário de contato de { $instance }:
