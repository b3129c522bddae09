ALTER TABLE policy_file ADD COLUMN text_sha256 TEXT;

CREATE UNIQUE INDEX policy_file_by_text ON policy_file (kind, text_sha256);

CREATE INDEX policy_document_by_number ON policy_document (number);
