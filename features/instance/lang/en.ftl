subject = Contact form - { $subject }
text = { $name } ({ $address }) wrote by the contact form of { $instance }:
