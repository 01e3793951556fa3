-- Notifications of requests to register, of invitations to channels and of offered ownership go with these.

ALTER TABLE notification ADD COLUMN registration_id BIGINT REFERENCES user_registration (id) ON DELETE CASCADE;
CREATE INDEX notification_registration ON notification (registration_id) WHERE registration_id IS NOT NULL;

ALTER TABLE notification ADD COLUMN collaborator_id BIGINT REFERENCES channel_collaborator (id) ON DELETE CASCADE;
CREATE INDEX notification_collaborator ON notification (collaborator_id) WHERE collaborator_id IS NOT NULL;

ALTER TABLE notification ADD COLUMN ownership_id BIGINT REFERENCES ownership_change (id) ON DELETE CASCADE;
CREATE INDEX notification_ownership ON notification (ownership_id) WHERE ownership_id IS NOT NULL;
