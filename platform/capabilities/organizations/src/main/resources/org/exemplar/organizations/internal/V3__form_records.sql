CREATE TABLE form_record (
  id TEXT NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  form TEXT NOT NULL,
  single BOOLEAN NOT NULL,
  form_version TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  content TEXT NOT NULL
);

CREATE INDEX form_record_by_organization ON form_record (organization, form, id);
CREATE INDEX form_record_by_form ON form_record (form, id);
CREATE UNIQUE INDEX form_record_single ON form_record (organization, form) WHERE single;

-- Every version that was ever saved, the current one included.
CREATE TABLE form_record_version (
  record TEXT NOT NULL,
  version INTEGER NOT NULL,
  form_version TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (record, version)
);
