-- The tables of the platform as PostGraphile takes them: the same rows and indexes, with the relations in comments.
CREATE SCHEMA peer;

CREATE VIEW peer.organization AS
SELECT code, name, level, parent FROM public.organization;

COMMENT ON VIEW peer.organization IS E'@primaryKey code\n@foreignKey (parent) references peer.organization (code)';

CREATE VIEW peer.case_study AS
SELECT case_key AS key, title, place, keywords::json AS keywords, organization_code
FROM public.case_study;

COMMENT ON VIEW peer.case_study IS E'@primaryKey key\n@foreignKey (organization_code) references peer.organization (code)';
