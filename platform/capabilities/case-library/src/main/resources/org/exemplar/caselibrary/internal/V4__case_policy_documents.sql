-- Of which documents cases answer clauses, as the appendix of each case says.
CREATE TABLE case_policy_document (
  document_key TEXT NOT NULL,
  case_key TEXT NOT NULL REFERENCES case_study (case_key),
  PRIMARY KEY (document_key, case_key)
);

CREATE INDEX case_policy_document_by_case ON case_policy_document (case_key);
