CREATE INDEX organization_by_sector_authority ON organization (sector_authority, code);
