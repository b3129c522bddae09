CREATE TABLE case_collection (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT,
  organization TEXT,
  visibility TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE INDEX case_collection_by_owner ON case_collection (owner, id);
CREATE INDEX case_collection_by_organization ON case_collection (organization, id);

CREATE TABLE case_collection_item (
  collection TEXT NOT NULL,
  case_key TEXT NOT NULL,
  position INTEGER NOT NULL,
  note TEXT,
  added_at TEXT NOT NULL,
  PRIMARY KEY (collection, case_key)
);

CREATE INDEX case_collection_item_by_case ON case_collection_item (case_key);
