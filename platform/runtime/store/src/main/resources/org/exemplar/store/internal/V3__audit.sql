CREATE INDEX change_log_by_subject ON change_log (subject_key, position);

CREATE INDEX change_log_by_type ON change_log (subject_type, position);

CREATE INDEX change_log_by_actor ON change_log (actor, position);

CREATE INDEX change_log_by_time ON change_log (occurred_at, position);
