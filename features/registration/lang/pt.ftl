hello = Olá, { $name }:
verify =
    .subject = Confirme seu e-mail
    .text = Você pediu uma conta em { $instance } com este endereço. Confirme dentro de uma hora que ele é seu.
    .link = Este é o meu endereço

accepted =
    .subject = Boas-vindas, { $name }
    .text = Seu pedido de uma conta em { $instance } foi aceito. A moderação diz:
    .link = Entrar

rejected =
    .subject = Seu pedido da conta { $name }
    .text = Seu pedido de uma conta em { $instance } não foi aceito. A moderação diz:
