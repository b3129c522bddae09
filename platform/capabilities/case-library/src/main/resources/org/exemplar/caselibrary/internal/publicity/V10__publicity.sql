CREATE TABLE publicity_channel (
  code TEXT NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  organization TEXT,
  active BOOLEAN NOT NULL,
  version INTEGER NOT NULL
);

-- A plan and those that it supersedes are one series, named after the first of them.
CREATE TABLE publicity_plan (
  id TEXT NOT NULL PRIMARY KEY,
  series TEXT NOT NULL,
  organization TEXT NOT NULL,
  title TEXT NOT NULL,
  programme TEXT,
  supersedes TEXT,
  nodes TEXT NOT NULL,
  state TEXT NOT NULL,
  filed_at TEXT,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE INDEX publicity_plan_by_organization ON publicity_plan (organization, id);
CREATE INDEX publicity_plan_by_series ON publicity_plan (series);

-- The subject is the type and the key of a global id, with a colon between them.
CREATE TABLE publicity_item (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  channel TEXT NOT NULL,
  organization TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT,
  url TEXT,
  planned_on TEXT,
  published_on TEXT,
  state TEXT NOT NULL,
  plan TEXT,
  plan_node TEXT,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE INDEX publicity_item_by_subject ON publicity_item (subject, id);
CREATE INDEX publicity_item_by_organization ON publicity_item (organization, id);
CREATE INDEX publicity_item_by_channel ON publicity_item (channel, id);
CREATE INDEX publicity_item_by_plan ON publicity_item (plan, plan_node);
