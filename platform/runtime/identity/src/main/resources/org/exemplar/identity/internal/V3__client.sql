ALTER TABLE api_token ADD COLUMN client TEXT;
