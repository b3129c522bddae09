CREATE TABLE organization_import (
  id TEXT NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  total_bytes BIGINT NOT NULL,
  received_bytes BIGINT NOT NULL,
  state TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL
);

CREATE INDEX organization_import_by_file ON organization_import (sha256, state);

-- What has arrived of files that are not carried out yet.
CREATE TABLE organization_import_part (
  import_id TEXT NOT NULL,
  start_offset BIGINT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (import_id, start_offset)
);
