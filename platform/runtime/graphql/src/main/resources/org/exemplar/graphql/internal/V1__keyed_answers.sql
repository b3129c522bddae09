-- Answers of mutations that their clients gave a key, so that sending one again changes nothing.
CREATE TABLE keyed_answer (
  actor TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  operation TEXT NOT NULL,
  process TEXT NOT NULL,
  begun_after BIGINT NOT NULL,
  begun_at TEXT NOT NULL,
  answer TEXT,
  PRIMARY KEY (actor, idempotency_key)
);
CREATE INDEX keyed_answer_begun_at ON keyed_answer (begun_at);
