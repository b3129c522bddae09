ALTER TABLE case_study ADD COLUMN state TEXT NOT NULL DEFAULT 'PUBLISHED';
ALTER TABLE case_study ADD COLUMN made_by TEXT;
ALTER TABLE case_study ADD COLUMN published_at TEXT;
ALTER TABLE case_study ADD COLUMN withdrawn_for TEXT;
ALTER TABLE case_study ADD COLUMN withdrawn_text TEXT;
ALTER TABLE case_study ADD COLUMN withdrawn_from TEXT;
ALTER TABLE case_study ADD COLUMN appendix TEXT NOT NULL DEFAULT '{}';

UPDATE case_study SET published_at = updated_at;

CREATE INDEX case_study_by_state ON case_study (state, organization_code);

CREATE TABLE case_transition (
  case_key TEXT NOT NULL REFERENCES case_study (case_key),
  place INTEGER NOT NULL,
  act TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  at TEXT NOT NULL,
  organization_code TEXT,
  form TEXT,
  comment TEXT,
  PRIMARY KEY (case_key, place)
);
