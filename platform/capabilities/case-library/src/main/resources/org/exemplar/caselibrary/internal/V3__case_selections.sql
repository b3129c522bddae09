CREATE TABLE case_selection (
  code TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  body_code TEXT NOT NULL,
  body_name TEXT NOT NULL,
  authenticity INTEGER NOT NULL,
  novelty INTEGER NOT NULL,
  effect INTEGER NOT NULL,
  typicality INTEGER NOT NULL,
  places INTEGER NOT NULL,
  minimum_reviews INTEGER NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  state TEXT NOT NULL,
  decided_at TEXT,
  version INTEGER NOT NULL
);

CREATE INDEX case_selection_by_body ON case_selection (body_code, code);

CREATE TABLE case_selection_entry (
  selection_code TEXT NOT NULL REFERENCES case_selection (code),
  case_key TEXT NOT NULL REFERENCES case_study (case_key),
  total INTEGER,
  reviews INTEGER,
  place_rank INTEGER,
  tied INTEGER NOT NULL DEFAULT 0,
  selected INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (selection_code, case_key)
);

CREATE INDEX case_selection_entry_by_case ON case_selection_entry (case_key);

CREATE TABLE case_reviewer (
  selection_code TEXT NOT NULL,
  case_key TEXT NOT NULL,
  account TEXT NOT NULL,
  PRIMARY KEY (selection_code, case_key, account),
  FOREIGN KEY (selection_code, case_key) REFERENCES case_selection_entry (selection_code, case_key)
);

CREATE TABLE case_review (
  selection_code TEXT NOT NULL,
  case_key TEXT NOT NULL,
  account TEXT NOT NULL,
  authenticity INTEGER NOT NULL,
  novelty INTEGER NOT NULL,
  effect INTEGER NOT NULL,
  typicality INTEGER NOT NULL,
  comment TEXT,
  reviewed_at TEXT NOT NULL,
  PRIMARY KEY (selection_code, case_key, account),
  FOREIGN KEY (selection_code, case_key, account) REFERENCES case_reviewer (selection_code, case_key, account)
);

CREATE TABLE case_selected (
  case_key TEXT NOT NULL REFERENCES case_study (case_key),
  selection_code TEXT NOT NULL REFERENCES case_selection (code),
  decided_at TEXT NOT NULL,
  place_rank INTEGER NOT NULL,
  PRIMARY KEY (case_key, selection_code)
);
