subject = Форма обратной связи - { $subject }
text = { $name } ({ $address }) пишет через форму обратной связи { $instance }:
