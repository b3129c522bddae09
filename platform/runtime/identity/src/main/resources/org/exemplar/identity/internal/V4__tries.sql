ALTER TABLE account ADD COLUMN tried_at TEXT;

CREATE TABLE sign_in_key (
  id INTEGER NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL
);

CREATE TABLE sign_in_try (
  place INTEGER NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  locked_until TEXT,
  tried_at TEXT NOT NULL
);
