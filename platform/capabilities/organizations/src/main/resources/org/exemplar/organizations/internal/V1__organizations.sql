CREATE TABLE organization (
  code TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  sector TEXT,
  type TEXT,
  type_given BOOLEAN NOT NULL,
  attributes TEXT NOT NULL,
  parent TEXT,
  sector_authority TEXT,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE INDEX organization_by_parent ON organization (parent, code);
CREATE INDEX organization_by_level ON organization (level, code);
CREATE INDEX organization_by_sector ON organization (sector, code);
CREATE INDEX organization_by_type ON organization (type, code);

-- Who stands above whom on the territorial line, each organisation above itself at distance 0.
CREATE TABLE organization_path (
  ancestor TEXT NOT NULL,
  descendant TEXT NOT NULL,
  distance INTEGER NOT NULL,
  PRIMARY KEY (ancestor, descendant)
);

CREATE INDEX organization_path_up ON organization_path (descendant, distance);
