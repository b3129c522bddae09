CREATE TABLE case_study (
  case_key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  organization_code TEXT,
  organization_name TEXT,
  sector TEXT NOT NULL,
  organization_type TEXT,
  level TEXT,
  place TEXT,
  period TEXT,
  background TEXT NOT NULL,
  practice TEXT NOT NULL,
  results TEXT NOT NULL,
  discussion TEXT,
  keywords TEXT NOT NULL,
  criteria TEXT NOT NULL,
  facets TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE INDEX case_study_by_sector ON case_study (sector, case_key);

CREATE INDEX case_study_by_organization ON case_study (organization_code, case_key);
