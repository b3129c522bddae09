-- What cites is the type and the key of a global id, with a colon between them. A passage that is not said is ''.
CREATE TABLE case_citation (
  id TEXT NOT NULL PRIMARY KEY,
  citing TEXT NOT NULL,
  cited TEXT NOT NULL,
  passage TEXT NOT NULL,
  note TEXT NOT NULL,
  organization TEXT,
  cited_at TEXT NOT NULL,
  UNIQUE (citing, cited, passage)
);

CREATE INDEX case_citation_by_cited ON case_citation (cited, id);
