-- What became of each row of an import, for those who asked for it.
CREATE TABLE organization_import_report (
  id TEXT NOT NULL PRIMARY KEY,
  import_id TEXT,
  applied BOOLEAN NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX organization_import_report_by_import ON organization_import_report (import_id, made_at);
CREATE INDEX organization_import_report_by_age ON organization_import_report (made_at);

-- Rows that stand one behind the other, with how many there are of each result.
CREATE TABLE organization_import_report_part (
  report_id TEXT NOT NULL,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (report_id, first_line)
);
