hello = Olá, { $name }:
reset =
    .subject = Uma nova senha
    .text = Alguém pediu uma nova senha para a sua conta em { $instance }. Se foi você, escolha uma dentro de uma hora. Se não foi, não há nada a fazer: sua senha continua a mesma.
    .link = Escolher uma nova senha

create =
    .subject = Sua primeira senha
    .text = Boas-vindas a { $instance }! Uma conta foi criada para você; seu nome de usuário é { $name }. Escolha sua senha dentro de uma semana.
    .link = Escolher sua senha

verify =
    .subject = Confirme seu e-mail
    .text = Uma conta em { $instance } foi criada com este endereço. Confirme dentro de uma hora que ele é seu.
    .link = Este é o meu endereço

change =
    .text = A conta { $name } em { $instance } terá este endereço a partir de agora. Confirme dentro de uma hora que ele é seu.

blocked =
    .subject = Sua conta foi bloqueada
    .text = Sua conta { $name } em { $instance } foi bloqueada pela moderação.

unblocked =
    .subject = Sua conta está aberta de novo
    .text = Sua conta { $name } em { $instance } não está mais bloqueada: você pode entrar de novo.
